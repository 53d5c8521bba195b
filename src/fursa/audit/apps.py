from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "fursa.audit"
    label = "audit"
