from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "fursa.documents"
    label = "documents"
