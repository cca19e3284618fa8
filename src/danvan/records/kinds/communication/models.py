from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Form(models.TextChoices):
    ARTICLE = "article", _("Tin, bài (báo, cổng thông tin, Zalo, fanpage)")
    BROADCAST = "broadcast", _("Truyền thanh")
    POSTER = "poster", _("Pano, áp phích, băng rôn, tờ rơi")
    MEETING = "meeting", _("Buổi tuyên truyền tại khu dân cư, trường học")


@classify(record=PUBLIC, form=PUBLIC, items=PUBLIC, broadcasts=PUBLIC, minutes=PUBLIC, link=PUBLIC)
class CommunicationDetails(Row):
    """What was published or held. ``items`` counts pieces (articles, posters, meetings).

    ``broadcasts`` counts times on the air and ``minutes`` all minutes on the air together; zero for other forms.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="communication")
    form = models.CharField(max_length=10, choices=Form.choices)
    items = models.PositiveIntegerField(default=1, blank=True)
    broadcasts = models.PositiveIntegerField(default=0, blank=True)
    minutes = models.PositiveIntegerField(default=0, blank=True)
    link = models.URLField(max_length=500, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(form="broadcast") | models.Q(broadcasts=0, minutes=0),
                name="only_a_broadcast_is_on_the_air",
            )
        ]
