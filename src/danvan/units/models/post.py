from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.units import scopes
from danvan.units.models.dated import Dated
from danvan.units.models.field import Field
from danvan.units.models.unit import Unit
from danvan.units.models.user import User
from danvan.units.roles import Role


@classify(
    user=PERSONAL, unit=INTERNAL, area=INTERNAL, title=PUBLIC, role=INTERNAL, fields=INTERNAL,
    valid_from=INTERNAL, valid_to=INTERNAL,
)  # fmt: skip
class Post(Row, Dated):
    """A person's role in a unit for a time. One person may hold several (kiêm nhiệm).

    ``area`` is the unit whose subtree the role reaches; empty means the unit itself.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    area = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="area_posts")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices)
    fields = models.ManyToManyField(Field, blank=True, related_name="posts")

    rows = models.Manager()
    objects = Scoped(scopes.posts)

    class Meta(Dated.Meta):
        base_manager_name = "rows"
        default_manager_name = "rows"

    def __str__(self) -> str:
        return self.title
