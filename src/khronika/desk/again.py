"""Dangerous acts ask for the password again, unless it was asked in the last five minutes."""

from functools import wraps

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from khronika.desk.gate import member_of
from khronika.desk.guarded import View
from khronika.desk.permits import may


def again(view: View) -> View:
    """For views of dangerous acts. In a folder without accounts nothing is asked. What was typed is kept while the password is
    asked, and the act goes on from there."""
    confirmed: View = reauthentication_required(view)

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        member = member_of(request)
        # A form that was put aside runs again without passing the gate, and the role may be another by now.
        if not may(member, resolve(request.path_info).view_name, request.method or "GET"):
            raise Http404
        if member is None or not member.signed_in:
            return view(request, *args, **kwargs)
        return confirmed(request, *args, **kwargs)

    return asked
