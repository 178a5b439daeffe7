"""The desk's addresses, all of which are the desk's own; those of accounts have the names that allauth looks up."""

from django.urls import include, path

urlpatterns = [path("", include("khronika.desk.account_urls")), path("", include("khronika.desk.urls"))]
