from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "fursa.territory"
    label = "territory"
