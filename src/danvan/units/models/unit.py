from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.units import scopes
from danvan.units.enums import ChangeKind, Level, System
from danvan.units.models.dated import Dated


@classify(key=PUBLIC, system=PUBLIC)
class Unit(Row):
    """A body, whatever it is called in a given year. ``key`` is our own stable word for it, never an official code."""

    key = models.SlugField(max_length=120, unique=True)
    system = models.CharField(max_length=10, choices=System.choices)

    rows = models.Manager()
    objects = Scoped(scopes.units)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"

    def __str__(self) -> str:
        return self.key


@classify(
    unit=PUBLIC, name=PUBLIC, short_name=PUBLIC, kind=PUBLIC, level=PUBLIC, parent=PUBLIC, code=PUBLIC,
    valid_from=PUBLIC, valid_to=PUBLIC, checked=INTERNAL, source=INTERNAL, search=INTERNAL,
)  # fmt: skip
class UnitVersion(Row, Dated):
    """What a unit is called and where it stands, for a time. ``checked`` is false until compared with the legal text."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="child_versions")
    code = models.CharField(max_length=10, blank=True)
    checked = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    search = models.CharField(max_length=300, blank=True, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.units_through("unit"))

    class Meta(Dated.Meta):
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to__isnull=True), name="one_open_version_of_a_unit"
            ),
        ]
        indexes = [models.Index(fields=["parent", "valid_from"], name="children_of_a_unit")]


@classify(unit=PUBLIC, group=PUBLIC, written=PUBLIC, folded=PUBLIC)
class UnitAlias(Row):
    """Another way a unit or a group is written in documents; ``folded`` is the key it is found by."""

    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    group = models.ForeignKey(
        "units.UnitGroup", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases"
    )
    written = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, group__isnull=True) | Q(unit__isnull=True, group__isnull=False),
                name="an_alias_names_a_unit_or_a_group",
            ),
            models.UniqueConstraint(fields=["unit", "folded"], name="an_alias_once_per_unit"),
            models.UniqueConstraint(fields=["group", "folded"], name="an_alias_once_per_group"),
        ]


@classify(kind=PUBLIC, date=PUBLIC, legal_document=PUBLIC, checked=INTERNAL)
class UnitChange(Row):
    """A merger, split, renaming or end, with the document that decided it."""

    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    date = models.DateField()
    legal_document = models.CharField(max_length=300)
    checked = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"


@classify(change=PUBLIC, from_unit=PUBLIC, to_unit=PUBLIC)
class UnitChangeEdge(Row):
    """One unit of before leading to one unit of after."""

    change = models.ForeignKey(UnitChange, on_delete=models.CASCADE, related_name="edges")
    from_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="successions")
    to_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="predecessions")

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"


@classify(unit=PUBLIC, receiver=PUBLIC, valid_from=PUBLIC, valid_to=PUBLIC)
class ReportingLine(Row, Dated):
    """Who a unit's periodic reports go to; apart from the hierarchy, and dated."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reporting_lines")
    receiver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="received_lines")

    rows = models.Manager()
    objects = Scoped(scopes.units_through("unit"))

    class Meta(Dated.Meta):
        base_manager_name = "rows"
        default_manager_name = "rows"


@classify(key=PUBLIC, name=PUBLIC, area=PUBLIC)
class UnitGroup(Row):
    """A group as plans name it, such as «các phòng, ban, ngành huyện», within the area of one committee."""

    key = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    area = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="groups")

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="a_group_once_per_area")]


@classify(group=PUBLIC, unit=PUBLIC, valid_from=PUBLIC, valid_to=PUBLIC)
class GroupMember(Row, Dated):
    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships")

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta(Dated.Meta):
        base_manager_name = "rows"
        default_manager_name = "rows"
