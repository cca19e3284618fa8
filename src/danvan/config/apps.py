from django.apps import AppConfig
from django.conf import settings

from danvan.common import clock
from danvan.replay import demo_clock


class ConfigConfig(AppConfig):
    name = "danvan.config"
    label = "config"

    def ready(self) -> None:
        """In the demo every process lives on the demo's own day."""
        if settings.DEMO_TODAY is not None:
            clock.replace(demo_clock.reader(settings.DEMO_TODAY, clock.wall))
