from django.apps import AppConfig


class ReplayConfig(AppConfig):
    name = "danvan.replay"
    label = "replay"
