"""The desk's addresses, all of which are the desk's own."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("khronika.desk.urls"):  # while the desk is being written
    urlpatterns.append(path("", include("khronika.desk.urls")))
