"""The desk's addresses, all of which are the desk's own; those of accounts have the names that allauth looks up, those of the API are in
a namespace of their own."""

from django.urls import include, path

from khronika.desk.api import api
from khronika.desk.api.door import nothing

urlpatterns = [
    path("", include("khronika.desk.account_urls")),
    path("", include("khronika.desk.urls")),
    path("api/v1/", api.urls),
    path("api/v1/<path:rest>", nothing, name="api_nothing"),
]
