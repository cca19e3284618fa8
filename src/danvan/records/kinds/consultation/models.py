from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

FORMS = ("meeting", "ballot", "letter_box", "portal", "front")
"""The ways of asking people, each a column."""


class Subject(models.TextChoices):
    """What people are asked about before an authority decides (Luật 10/2022/QH15, Điều 25)."""

    ECONOMY = "economy", _("Dự thảo kế hoạch kinh tế - xã hội, định canh, định cư")
    LAND_USE = "land_use", _("Quy hoạch sử dụng đất, quỹ đất của xã")
    INVESTMENT = "investment", _("Chủ trương đầu tư, môi trường, đền bù, tái định cư")
    BOUNDARIES = "boundaries", _("Thành lập, nhập, chia, đổi tên đơn vị hành chính, ấp, khóm")
    DECISION = "decision", _("Dự thảo quyết định của UBND xã ảnh hưởng lợi ích cộng đồng")
    REGULATIONS = "regulations", _("Dự thảo quy chế, nội quy thực hiện dân chủ")
    POLICIES = "policies", _("Dự thảo chính sách, văn bản của HĐND, UBND")
    FROM_ABOVE = "from_above", _("Việc cấp trên giao lấy ý kiến")
    OTHER = "other", _("Nội dung khác theo quy định")


class Outcome(models.TextChoices):
    TAKEN_UP = "taken_up", _("Tiếp thu")
    EXPLAINED = "explained", _("Giải trình")
    PASSED_ON = "passed_on", _("Chuyển cấp khác")


@classify(
    record=PUBLIC, subject=PUBLIC, closes_on=PUBLIC, plan_reference=PUBLIC, meeting=PUBLIC, ballot=PUBLIC, letter_box=PUBLIC,
    portal=PUBLIC, front=PUBLIC, ballots_out=PUBLIC, ballots_in=PUBLIC, opinions=PUBLIC, agreed=PUBLIC, taken_up=PUBLIC,
    explained=PUBLIC, result_reference=PUBLIC, published_on=PUBLIC,
)  # fmt: skip
class ConsultationDetails(Row):
    """One consultation. The record's first day is the day the draft was made public, ``closes_on`` the last day to answer
    (it may lie in the future), ``published_on`` the day it was made public what became of the opinions. Local dates.

    ``opinions`` counts what people asked to be changed, ``taken_up`` and ``explained`` what became of it; ``agreed`` counts
    ballots or opinions in favour of the draft. ``plan_reference`` and ``result_reference`` are number and day of the papers.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="consultation")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    closes_on = models.DateField(null=True, blank=True)
    plan_reference = models.CharField(max_length=200, blank=True)
    meeting = models.BooleanField(default=False)
    ballot = models.BooleanField(default=False)
    letter_box = models.BooleanField(default=False)
    portal = models.BooleanField(default=False)
    front = models.BooleanField(default=False)
    ballots_out = models.PositiveIntegerField(null=True, blank=True)
    ballots_in = models.PositiveIntegerField(null=True, blank=True)
    opinions = models.PositiveIntegerField(null=True, blank=True)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    taken_up = models.PositiveIntegerField(null=True, blank=True)
    explained = models.PositiveIntegerField(null=True, blank=True)
    result_reference = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(ballots_in__isnull=True)
                | Q(ballots_out__isnull=True)
                | Q(ballots_in__lte=F("ballots_out")),
                name="no_more_ballots_in_than_out",
            ),
            models.CheckConstraint(
                condition=Q(taken_up__isnull=True, explained__isnull=True) | Q(opinions__isnull=False),
                name="what_became_of_opinions_that_were_counted",
            ),
            models.CheckConstraint(
                condition=Q(taken_up__isnull=True)
                | Q(explained__isnull=True)
                | Q(opinions__gte=F("taken_up") + F("explained")),
                name="no_more_is_taken_up_and_explained_than_was_said",
            ),
            models.CheckConstraint(
                condition=Q(taken_up__isnull=True) | Q(opinions__gte=F("taken_up")),
                name="no_more_is_taken_up_than_was_said",
            ),
            models.CheckConstraint(
                condition=Q(explained__isnull=True) | Q(opinions__gte=F("explained")),
                name="no_more_is_explained_than_was_said",
            ),
        ]


@classify(record=PUBLIC, order=PUBLIC, text=INTERNAL, outcome=PUBLIC, answer=INTERNAL)
class ConsultedOpinion(Row):
    """One point people raised to a draft, in neutral words and without whoever raised it, and what became of it."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="consulted")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]
