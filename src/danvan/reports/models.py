from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import F, Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents.models import StoredFile
from danvan.plans.models import Plan
from danvan.reports import scopes
from danvan.reports.enums import Answer, Channel, ConsolidationState, PeriodKind, ReportState, Ruling
from danvan.units.models import Post, Unit
from danvan.units.names import folded


class Plain:
    base_manager_name = "rows"
    default_manager_name = "rows"


@classify(plan=PUBLIC, receiver=PUBLIC, name=PUBLIC, outline=PUBLIC)
class Regime(Row):
    """Who reports what to whom under one plan. ``receiver`` is None where the plan names nobody.

    ``outline`` is the outline of the consolidated report: [{key, title, group, parts: [{key, title, group}]}].
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="regimes")
    receiver = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="received_regimes")
    name = models.CharField(max_length=300)
    outline = models.JSONField(default=list)

    rows = models.Manager()
    objects = Scoped(scopes.regimes)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["plan", "receiver"], name="one_regime_per_plan_and_receiver"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(receiver__isnull=True), name="one_regime_per_plan_without_receiver"
            ),
        ]


@classify(
    regime=PUBLIC, kind=PUBLIC, year=PUBLIC, label=PUBLIC, data_from=PUBLIC, data_to=PUBLIC, estimate_allowed=PUBLIC,
    written_last_day=PUBLIC, due_last_day=PUBLIC,
)  # fmt: skip
class Period(Row):
    """One reporting round. The data window is [``data_from``, ``data_to``), local dates.

    ``written_last_day`` is the last day in time as the plan writes it, ``due_last_day`` the same after the plan's rule
    for days off; both are inclusive.
    """

    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=10, choices=PeriodKind.choices)
    year = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    data_from = models.DateField()
    data_to = models.DateField()
    estimate_allowed = models.BooleanField(default=True)
    written_last_day = models.DateField()
    due_last_day = models.DateField()

    rows = models.Manager()
    objects = Scoped(scopes.periods)

    class Meta(Plain):
        ordering = ["due_last_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(data_to__gt=F("data_from")), name="a_period_ends_after_it_begins"),
            models.UniqueConstraint(fields=["regime", "written_last_day"], name="one_period_per_due_day"),
        ]

    @property
    def key(self) -> str:
        """2023-half, 2023-year: the name of the period in exports."""
        name = f"{self.year}-{self.kind}"
        return f"{name}-{self.written_last_day.isoformat()}" if self.kind == PeriodKind.OTHER else name

    @property
    def file_stem(self) -> str:
        """bao-cao-dan-van-6-thang-dau-nam-2023: what files of this period's report are called, without extension."""
        return f"bao-cao-dan-van-{folded(self.label).replace(' ', '-')}"


@classify(period=INTERNAL, unit=INTERNAL, state=INTERNAL, correcting=INTERNAL)
class Report(Row):
    """What one unit owes for one period, with its working draft (``figures``, ``narratives``) and the versions sent.

    ``correcting`` is set while a correction of a sent report is being written; what was sent stays as it is.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    correcting = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.reports)

    class Meta(Plain):
        constraints = [models.UniqueConstraint(fields=["period", "unit"], name="one_report_per_unit_and_period")]

    @property
    def editable(self) -> bool:
        return self.correcting or self.state in {ReportState.DRAFT, ReportState.RETURNED}


@classify(
    report=INTERNAL, code=PUBLIC, state=INTERNAL, value=INTERNAL, estimate=INTERNAL, reason=INTERNAL, note=INTERNAL,
    typed_by=PERSONAL, typed_at=INTERNAL,
)  # fmt: skip
class Figure(Row):
    """What a person said of one figure of the draft; a figure nobody spoke of has no row.

    ``estimate`` is «ước đến» the end of the period, never added to ``value``. ``reason`` says why a figure does not apply.
    Ratios have no row: they are made of the figures of their parts.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=12)
    state = models.CharField(max_length=16, choices=Answer.choices, default=Answer.NOT_REPORTED)
    value = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    estimate = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    reason = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    typed_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()

    rows = models.Manager()
    objects = Scoped(scopes.of_reports)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="a_figure_once_per_report"),
            models.CheckConstraint(
                condition=Q(state="value", value__isnull=False) | (~Q(state="value") & Q(value__isnull=True)),
                name="only_a_figure_with_a_value_has_one",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_applicable") | ~Q(reason=""), name="what_does_not_apply_says_why"
            ),
        ]


@classify(report=INTERNAL, heading=PUBLIC, text=INTERNAL, typed_by=PERSONAL, typed_at=INTERNAL)
class Narrative(Row):
    """What the unit writes under one heading; numbers stand in it as {G3.08} and come from the figures."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives")
    heading = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    typed_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()

    rows = models.Manager()
    objects = Scoped(scopes.of_reports)

    class Meta(Plain):
        constraints = [models.UniqueConstraint(fields=["report", "heading"], name="a_heading_once_per_report")]


@classify(
    report=INTERNAL, number=INTERNAL, content=INTERNAL, content_hash=INTERNAL, signed_on=INTERNAL, received_on=INTERNAL,
    entered_at=INTERNAL, submitted_by=PERSONAL, channel=INTERNAL, giver=PERSONAL, picture=INTERNAL, late_days=INTERNAL,
    late_reason=INTERNAL, correction_reason=INTERNAL, difference=INTERNAL,
)  # fmt: skip
class ReportVersion(Row):
    """A report as it was sent. Nothing of it ever changes: a trigger on either database refuses.

    ``content`` is canonical JSON (see ``reports.frozen``) and ``content_hash`` its SHA-256. Three dates are kept: signed,
    received (on time is judged by it), entered. ``channel``, ``giver`` and ``picture`` are set when the coordinating
    office entered it for the unit. ``difference`` are the cells changed since the version before.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    signed_on = models.DateField()
    received_on = models.DateField()
    entered_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=14, choices=Channel.choices, blank=True)
    giver = models.CharField(max_length=120, blank=True)
    picture = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    late_days = models.PositiveSmallIntegerField(default=0)
    late_reason = models.CharField(max_length=500, blank=True)
    correction_reason = models.CharField(max_length=500, blank=True)
    difference = models.JSONField(default=list)

    rows = models.Manager()
    objects = Scoped(scopes.of_reports)

    class Meta(Plain):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="a_version_number_once_per_report"),
            models.CheckConstraint(
                condition=Q(channel="", giver="") | (~Q(channel="") & ~Q(giver="")),
                name="a_report_on_behalf_says_how_and_who",
            ),
        ]

    @property
    def body(self) -> dict[str, Any]:
        """The content as data."""
        found: dict[str, Any] = json.loads(self.content)
        return found


@classify(version_sent=INTERNAL, ruling=INTERNAL, reason=INTERNAL, at=INTERNAL, post=PERSONAL)
class ReportRuling(Row):
    """What the receiving office said of a version: taken over, or returned with a reason. Once per version."""

    version_sent = models.OneToOneField(ReportVersion, on_delete=models.PROTECT, related_name="ruling")
    ruling = models.CharField(max_length=10, choices=Ruling.choices)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.of_versions)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(condition=Q(ruling="accepted") | ~Q(reason=""), name="a_returned_report_says_why")
        ]


@classify(
    period=INTERNAL, number=INTERNAL, snapshot=INTERNAL, snapshot_hash=INTERNAL, made_at=INTERNAL, made_by=PERSONAL,
    state=INTERNAL, names_late=INTERNAL, names_missing=INTERNAL,
)  # fmt: skip
class Consolidation(Row):
    """The parent's report, made of a fixed list of versions. ``snapshot`` is canonical JSON and never changes.

    ``names_late`` and ``names_missing``: whether the report itself names late and missing units; the cover note always does.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="consolidations")
    number = models.PositiveSmallIntegerField()
    snapshot = models.TextField()
    snapshot_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ConsolidationState.choices, default=ConsolidationState.COMPOSING)
    names_late = models.BooleanField(default=False)
    names_missing = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.consolidations)

    class Meta(Plain):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["period", "number"], name="a_consolidation_number_once")]

    @property
    def body(self) -> dict[str, Any]:
        """The snapshot as data."""
        found: dict[str, Any] = json.loads(self.snapshot)
        return found


@classify(consolidation=INTERNAL, version_sent=INTERNAL)
class ConsolidationSource(Row):
    """One version a consolidation was made of."""

    consolidation = models.ForeignKey(Consolidation, on_delete=models.PROTECT, related_name="sources")
    version_sent = models.ForeignKey(ReportVersion, on_delete=models.PROTECT, related_name="uses")

    rows = models.Manager()
    objects = Scoped(scopes.of_consolidations)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["consolidation", "version_sent"], name="a_version_once_per_consolidation")
        ]


@classify(consolidation=INTERNAL, heading=PUBLIC, place=INTERNAL, text=INTERNAL, sources=INTERNAL, chosen=INTERNAL)
class Passage(Row):
    """A paragraph under a heading of the consolidated report, in the order of ``place``.

    ``sources`` are keys of the units it came from; empty for a sentence made from the figures or written by the
    coordinator. Only ``chosen`` passages are printed. Numbers stand in it as {G3.08}.
    """

    consolidation = models.ForeignKey(Consolidation, on_delete=models.CASCADE, related_name="passages")
    heading = models.CharField(max_length=12)
    place = models.PositiveSmallIntegerField()
    text = models.TextField()
    sources = models.JSONField(default=list)
    chosen = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_consolidations)

    class Meta(Plain):
        ordering = ["heading", "place", "pk"]
