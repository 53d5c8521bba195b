from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "fursa.custody"
    label = "custody"
