"""What pages have in common that is not their content: what a stranger gets, what a browser may keep, and where a script may run."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from khronika.ledger import access

P = ParamSpec("P")
View = Callable[..., HttpResponse]


def or_404(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> View:
    """What is not here, or not for this reader, is the same answer: no such page. For pages that only read."""
    return require_safe(not_here_is_404(view))


def not_here_is_404(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except access.NotHere as missing:
            raise Http404(str(missing)) from missing

    return guarded


def unkept(view: View) -> View:
    """Neither the browser nor anything between keeps the page: it shows names, or what leads to them."""
    made: View = cache_control(no_store=True, private=True)(view)
    return made


def with_keys(view: View) -> View:
    """The page may load our own script, which binds keys and does nothing else. Everywhere else none runs."""
    return cast(View, csp_update({"script-src": [SELF]})(view))
