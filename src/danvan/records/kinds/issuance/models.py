from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    DIRECTION = "direction", _("Văn bản chỉ đạo, triển khai (kế hoạch, công văn, chỉ thị…)")
    INTERNAL_REGULATION = "internal_regulation", _("Quy chế, quy định nội bộ")
    DEMOCRACY_REGULATION = "democracy_regulation", _("Quy chế thực hiện dân chủ")
    CONVENTION = "convention", _("Hương ước, quy ước")


class Revision(models.TextChoices):
    NEW = "new", _("Ban hành mới, công nhận")
    AMENDED = "amended", _("Sửa đổi, bổ sung")


@classify(
    record=PUBLIC, form=PUBLIC, revision=PUBLIC, items=PUBLIC, reference=PUBLIC, valid_until=PUBLIC, people_asked=PUBLIC,
    posted_on=PUBLIC,
)  # fmt: skip
class IssuanceDetails(Row):
    """Papers of one form that were issued, recognised or amended on the record's day; ``items`` counts them.

    ``reference`` is number and day of the paper; in force to the local date ``valid_until``, without end where that is
    empty. ``people_asked`` says that people were asked before; ``posted_on`` is the day the draft of a convention was put up.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="issuance")
    form = models.CharField(max_length=20, choices=Form.choices)
    revision = models.CharField(max_length=7, choices=Revision.choices, default=Revision.NEW, blank=True)
    items = models.PositiveIntegerField(default=1, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    people_asked = models.BooleanField(default=False)
    posted_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(condition=Q(items__gte=1), name="at_least_one_paper_is_issued"),
            models.CheckConstraint(condition=~Q(revision=""), name="a_paper_is_new_or_amended"),
            models.CheckConstraint(
                condition=Q(form="convention") | Q(posted_on__isnull=True),
                name="only_the_draft_of_a_convention_is_posted",
            ),
        ]
