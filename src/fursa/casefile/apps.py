from django.apps import AppConfig


class CasefileConfig(AppConfig):
    name = "fursa.casefile"
    label = "casefile"
