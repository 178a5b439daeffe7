"""Addresses of releases: what is proposed, the difference that it makes, and what becomes of it. Numbers only."""

from django.urls import path

from khronika.desk import release_views

urlpatterns = [
    path("releases/", release_views.listed, name="releases"),
    path("releases/propose/", release_views.propose, name="propose_release"),
    path("releases/<int:proposal>/", release_views.shown, name="release"),
    path("releases/<int:proposal>/confirm/", release_views.confirm, name="confirm_release"),
    path("releases/<int:proposal>/end/", release_views.end, name="end_release"),
]
