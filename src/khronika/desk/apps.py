"""The desk as a Django app; it has no tables."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "khronika.desk"
    label = "desk"
    verbose_name = "khronika: the desk"
