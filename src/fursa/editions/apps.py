from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "fursa.editions"
    label = "editions"
