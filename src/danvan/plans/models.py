from django.db import models
from django.db.models import F, Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents.models import Document, StoredFile
from danvan.plans import scopes
from danvan.plans.enums import (
    AssignmentState,
    DifficultyState,
    DutyKind,
    DutyState,
    ParticipantRole,
    PlanState,
    Relation,
    TargetBound,
    TargetPeriod,
)
from danvan.units.models import Field, Post, Unit, UnitGroup


class Plain:
    """Meta of rows whose relations use the plain manager."""

    base_manager_name = "rows"
    default_manager_name = "rows"


@classify(
    unit=PUBLIC, document=PUBLIC, source=INTERNAL, sha256=INTERNAL, text=PUBLIC, year=PUBLIC, state=INTERNAL,
    steps_done=INTERNAL, steps_total=INTERNAL, pages_done=INTERNAL, pages_total=INTERNAL,
    trouble=INTERNAL, day_off_rule=INTERNAL, published_on=PUBLIC,
    imported_by=PERSONAL, signature=PUBLIC,
)  # fmt: skip
class Plan(Row):
    """A signed plan. ``text`` is the stored text every span points into; it is never rewritten.

    ``steps_done`` of ``steps_total`` is the progress of reading, ``pages_done`` of ``pages_total`` that of a scan (0: none).
    ``signature`` is {on_behalf, for_post, signer_post, signer}.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="plans")
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.READING)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_total = models.PositiveSmallIntegerField(default=5)
    pages_done = models.PositiveSmallIntegerField(default=0)
    pages_total = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)
    day_off_rule = models.CharField(max_length=24, blank=True)
    published_on = models.DateField(null=True)
    imported_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    signature = models.JSONField(default=dict)

    rows = models.Manager()
    objects = Scoped(scopes.plans)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["unit", "sha256"], name="a_file_is_imported_once_per_unit"),
            models.CheckConstraint(
                condition=~Q(state="published") | (Q(published_on__isnull=False) & ~Q(day_off_rule="")),
                name="a_published_plan_has_its_day_and_its_rule",
            ),
        ]


@classify(
    plan=PUBLIC, anchor=PUBLIC, marker=PUBLIC, title=PUBLIC, start=PUBLIC, end=PUBLIC, parent=PUBLIC, order=PUBLIC
)
class Section(Row):
    """A node of the outline, with its anchor such as «II.3.-2»; the span counts code points of ``plan.text``."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    anchor = models.CharField(max_length=60)
    marker = models.CharField(max_length=40, blank=True)
    title = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    order = models.PositiveIntegerField()

    rows = models.Manager()
    objects = Scoped(scopes.of_plans)

    class Meta(Plain):
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "anchor"], name="an_anchor_once_per_plan")]


@classify(
    plan=PUBLIC, start=PUBLIC, end=PUBLIC, reference=PUBLIC, type=PUBLIC, number=PUBLIC, date=PUBLIC, issuer=PUBLIC,
    title=PUBLIC, legal_basis=PUBLIC, articles=PUBLIC,
)  # fmt: skip
class Citation(Row):
    """One document named in the plan; ``articles`` the provisions meant («khoản 2 Điều 11; Điều 15»)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reference = models.CharField(max_length=200)
    type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    title = models.TextField(blank=True)
    legal_basis = models.BooleanField(default=False)
    articles = models.CharField(max_length=300, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_plans)

    class Meta(Plain):
        ordering = ["start"]


@classify(
    plan=PUBLIC, anchor=PUBLIC, kind=PUBLIC, relation=PUBLIC, state=INTERNAL, text=PUBLIC, title=PUBLIC, start=PUBLIC,
    end=PUBLIC, lead_implied=PUBLIC, recurrence=PUBLIC, product=PUBLIC, rule=INTERNAL, confidence=INTERNAL, field=PUBLIC,
    added_by=PERSONAL, order=PUBLIC, continues=PUBLIC,
)  # fmt: skip
class Duty(Row):
    """What the plan obliges someone to do. ``text`` is plan.text[start:end] as read or selected; ``title`` the short form on lists.

    ``rule`` and ``confidence`` (0 to 1) tell how it was read; ``added_by`` the post that added it by selecting text.
    ``recurrence`` is an RRULE without DTSTART, or empty.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    anchor = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=14, choices=DutyKind.choices)
    relation = models.CharField(max_length=10, choices=Relation.choices, default=Relation.ASSIGNED)
    state = models.CharField(max_length=10, choices=DutyState.choices, default=DutyState.PROPOSED)
    text = models.TextField()
    title = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    lead_implied = models.BooleanField(default=False)
    recurrence = models.CharField(max_length=120, blank=True)
    product = models.CharField(max_length=300, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    confidence = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    added_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField(default=0)
    continues = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="parts")

    rows = models.Manager()
    objects = Scoped(scopes.of_plans)

    class Meta(Plain):
        ordering = ["start", "order", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_duty_points_at_text")]


@classify(duty=PUBLIC, role=PUBLIC, written=PUBLIC, start=PUBLIC, end=PUBLIC, unit=PUBLIC, group=PUBLIC)
class Participant(Row):
    """A unit or group with a role in a duty. Both empty: the directory does not know ``written``; a person maps it."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="participants")
    role = models.CharField(max_length=12, choices=ParticipantRole.choices)
    written = models.CharField(max_length=200)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="participations")
    group = models.ForeignKey(UnitGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="participations")

    rows = models.Manager()
    objects = Scoped(lambda rows, by: rows.filter(scopes.plan_q(by, "duty__plan__")).distinct())

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(group__isnull=True), name="a_participant_is_a_unit_or_a_group"
            )
        ]

    @property
    def known(self) -> bool:
        return self.unit_id is not None or self.group_id is not None


@classify(duty=PUBLIC, text=PUBLIC, bound=PUBLIC, value=PUBLIC, unit=PUBLIC, period=PUBLIC, start=PUBLIC, end=PUBLIC)
class Target(Row):
    """A number a duty must reach, as the plan tells it: at least 2 «cuộc» a year. ``unit`` is what is counted, or «%»."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="targets")
    text = models.CharField(max_length=200)
    bound = models.CharField(max_length=10, choices=TargetBound.choices)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=40)
    period = models.CharField(max_length=8, choices=TargetPeriod.choices, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    rows = models.Manager()
    objects = Scoped(lambda rows, by: rows.filter(scopes.plan_q(by, "duty__plan__")).distinct())

    class Meta(Plain):
        ordering = ["start", "pk"]


@classify(duty=PUBLIC, text=PUBLIC, last_day=PUBLIC, start=PUBLIC, end=PUBLIC)
class DueDate(Row):
    """A time the plan sets. ``last_day`` is inclusive: «trước ngày 05/6» is 4 June. None: a phrase without a date."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="due_dates")
    text = models.CharField(max_length=200)
    last_day = models.DateField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    rows = models.Manager()
    objects = Scoped(lambda rows, by: rows.filter(scopes.plan_q(by, "duty__plan__")).distinct())

    class Meta(Plain):
        ordering = ["last_day", "pk"]


@classify(plan=PUBLIC, name=PUBLIC, purpose=PUBLIC, start=PUBLIC, end=PUBLIC)
class Recipient(Row):
    """A line of «Nơi nhận»."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    rows = models.Manager()
    objects = Scoped(scopes.of_plans)

    class Meta(Plain):
        ordering = ["start"]


@classify(plan=PUBLIC, code=PUBLIC, message=PUBLIC, start=PUBLIC, end=PUBLIC, noted=INTERNAL)
class Lint(Row):
    """A doubt about the text; danvan states it and corrects nothing. ``noted``: a person has seen it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lints")
    code = models.CharField(max_length=60)
    message = models.CharField(max_length=500)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    noted = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_plans)

    class Meta(Plain):
        ordering = ["start", "pk"]


@classify(
    duty=INTERNAL, unit=INTERNAL, relation=INTERNAL, role=INTERNAL, occurrence=INTERNAL, due_on=INTERNAL, written_due_on=INTERNAL,
    state=INTERNAL, officer=PERSONAL, officer_confirmed=INTERNAL, done_on=INTERNAL, was_late=INTERNAL, late_reason=INTERNAL,
)  # fmt: skip
class Assignment(Row):
    """One duty × one unit × one occurrence. ``due_on`` is the last day after the plan's day-off rule; None: no date set.

    ``written_due_on`` is the last day as the plan writes it. ``was_late`` is stored when it happens and never disappears.
    ``role`` is the unit's part: lead, coordinating, or requested. Requested ones only go from «đã gửi» to «đã phản hồi».
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    role = models.CharField(max_length=12, choices=ParticipantRole.choices, default=ParticipantRole.LEAD)
    occurrence = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    written_due_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=AssignmentState.choices, default=AssignmentState.GIVEN)
    officer = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="assignments")
    officer_confirmed = models.BooleanField(default=False)
    done_on = models.DateField(null=True)
    was_late = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=500, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.assignments)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "unit", "occurrence"], name="one_assignment_per_duty_unit_occurrence"
            ),
            models.CheckConstraint(
                condition=Q(relation="requested", state__in=["sent", "responded"])
                | (Q(relation="assigned") & ~Q(state__in=["sent", "responded"])),
                name="requested_bodies_are_only_sent_or_responded",
            ),
        ]
        indexes = [models.Index(fields=["unit", "due_on"], name="assignments_of_a_unit")]


@classify(
    assignment=INTERNAL, at=INTERNAL, post=PERSONAL, text=INTERNAL, percent=INTERNAL, evidence=INTERNAL, event=INTERNAL
)
class Progress(Row):
    """What a unit said of an assignment: a step, with evidence. ``event`` is the move it came with, or "note"."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="progress")
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=20, default="note")
    text = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(null=True)
    evidence = models.ManyToManyField(StoredFile, blank=True, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.of_assignments)

    class Meta(Plain):
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="progress_is_a_percentage"
            )
        ]


@classify(
    assignment=INTERNAL, raised_at=INTERNAL, raised_by=PERSONAL, text=INTERNAL, answering_unit=INTERNAL, state=INTERNAL,
    answer=INTERNAL, answered_at=INTERNAL, answered_by=PERSONAL,
)  # fmt: skip
class Difficulty(Row):
    """Vướng mắc: raised by a unit, answered by the unit the plan names. Answered and resolved are different."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="difficulties")
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answering_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="difficulties_to_answer")
    state = models.CharField(max_length=10, choices=DifficultyState.choices, default=DifficultyState.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(
        lambda rows, by: rows.filter(
            Q(assignment__unit_id__in=by.reach("see_assignments"))
            | Q(answering_unit_id__in=[by.post.unit_id] if by.post else [])
        )
    )

    class Meta(Plain):
        ordering = ["raised_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True) | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            )
        ]
