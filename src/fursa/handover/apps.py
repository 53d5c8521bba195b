from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "fursa.handover"
    label = "handover"
