from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "fursa.core"
    label = "core"
