from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "fursa.people"
    label = "people"
