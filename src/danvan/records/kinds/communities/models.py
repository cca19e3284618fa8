from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

NOT_NEGATIVE = (MinValueValidator(0),)


class Form(models.TextChoices):
    MEETING = "meeting", _("Gặp mặt chức sắc, chức việc, người có uy tín")
    VISIT = "visit", _("Thăm, chúc mừng dịp lễ, Tết")
    PROGRAMME = "programme", _("Thực hiện chương trình, chính sách")


@classify(record=PUBLIC, form=PUBLIC, occasion=PUBLIC, gifts=PUBLIC, money=PUBLIC, disbursed=PUBLIC)
class CommunitiesDetails(Row):
    """One act of the government: whom it met or visited on which ``occasion``, how many ``gifts`` it brought, what a
    programme disbursed. ``money`` (of gifts and visits) and ``disbursed`` are millions of dong.

    People are not counted here, least of all by ethnicity or religion: no column may ever say such a thing.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="communities")
    form = models.CharField(max_length=9, choices=Form.choices)
    occasion = models.CharField(max_length=200, blank=True)
    gifts = models.PositiveIntegerField(null=True, blank=True)
    money = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    disbursed = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(form="programme", gifts__isnull=True, money__isnull=True)
                | (~Q(form="programme") & Q(disbursed__isnull=True)),
                name="a_programme_disburses_a_visit_brings_gifts",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
                    name=f"communities_{name}_is_no_debt",
                )
                for name in ("money", "disbursed")
            ),
        ]
