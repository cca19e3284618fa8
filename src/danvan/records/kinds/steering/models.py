from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    COMMITTEE = "committee", _("Thành lập, kiện toàn Ban Chỉ đạo")
    OFFICERS = "officers", _("Phân công cán bộ, công chức phụ trách")
    MEETING = "meeting", _("Họp Ban Chỉ đạo")


@classify(
    record=PUBLIC, form=PUBLIC, reference=PUBLIC, members=PUBLIC, full_time=PUBLIC, part_time=PUBLIC, leads=PUBLIC,
    valid_until=PUBLIC,
)  # fmt: skip
class SteeringDetails(Row):
    """A committee that was set up, officials that were put in charge, or a meeting of the committee.

    ``reference`` is number and day of the paper; ``members`` counts the committee, ``full_time`` and ``part_time`` the
    officials in charge (written down together), ``leads`` says that the head of the unit is in charge in person. In force
    from the record's day to the local date ``valid_until``, without end where that is empty.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="steering")
    form = models.CharField(max_length=10, choices=Form.choices)
    reference = models.CharField(max_length=200, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    full_time = models.PositiveIntegerField(null=True, blank=True)
    part_time = models.PositiveIntegerField(null=True, blank=True)
    leads = models.BooleanField(default=False)
    valid_until = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(members__isnull=True) | Q(form="committee", members__gte=1),
                name="only_a_committee_has_members",
            ),
            models.CheckConstraint(
                condition=Q(form="officers") | Q(full_time__isnull=True, part_time__isnull=True, leads=False),
                name="only_an_assignment_has_officials_in_charge",
            ),
            models.CheckConstraint(
                condition=Q(full_time__isnull=True, part_time__isnull=True)
                | Q(full_time__isnull=False, part_time__isnull=False),
                name="officials_in_charge_are_counted_together",
            ),
            models.CheckConstraint(
                condition=~Q(form="meeting") | Q(valid_until__isnull=True), name="a_meeting_is_not_in_force"
            ),
        ]

    @property
    def officers(self) -> int | None:
        """All officials in charge; None where they were not counted."""
        if self.full_time is None or self.part_time is None:
            return None
        return self.full_time + self.part_time

    @property
    def led(self) -> int:
        """1 where the head of the unit is in charge in person, 0 otherwise."""
        return int(self.leads)
