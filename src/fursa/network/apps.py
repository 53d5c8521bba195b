from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "fursa.network"
    label = "network"
