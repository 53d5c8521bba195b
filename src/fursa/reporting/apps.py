from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "fursa.reporting"
    label = "reporting"
