from django.apps import AppConfig


class LifeprojectConfig(AppConfig):
    name = "fursa.lifeproject"
    label = "lifeproject"
