from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "fursa.diagnosis"
    label = "diagnosis"
