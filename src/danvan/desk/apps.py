from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "danvan.desk"
    label = "desk"

    def ready(self) -> None:
        """Say what Django says of an empty field in the words of offices."""
        forms.Field.default_error_messages["required"] = _("Ô này chưa điền.")
