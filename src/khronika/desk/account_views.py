"""Signing in, second factors and sessions: allauth's pages in the desk's look, with the desk's own limits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY_REQUESTS = 429


def tried_too_often(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """What axes answers with once a name was tried too often from one address."""
    return render(request, "429.html", status=TOO_MANY_REQUESTS)
