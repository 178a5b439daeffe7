"""The public pages as a Django app; it has templates, and no tables."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "khronika.public"
    label = "public"
    verbose_name = "khronika: the public pages"
