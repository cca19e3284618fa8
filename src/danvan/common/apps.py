from importlib import import_module

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "danvan.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("danvan.common.words")  # columns of text can be asked for their words
