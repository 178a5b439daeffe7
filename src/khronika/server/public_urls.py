"""The addresses of the public door: those of the site, and nothing else."""

from django.urls import path

from khronika.public.door import at

urlpatterns = [path("", at, {"path": ""}), path("<path:path>", at)]
