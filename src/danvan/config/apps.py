from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "danvan.config"
    label = "config"
