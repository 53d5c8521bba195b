from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fursa.accounts"
    label = "accounts"
