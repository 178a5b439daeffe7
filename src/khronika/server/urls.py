"""The desk's addresses, all of which are the desk's own."""

from django.urls import include, path

urlpatterns = [path("", include("khronika.desk.urls"))]
