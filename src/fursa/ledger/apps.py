from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "fursa.ledger"
    label = "ledger"
