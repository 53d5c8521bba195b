from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "fursa.pathways"
    label = "pathways"
