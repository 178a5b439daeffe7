"""The API: what programs may read, decide and add, with a token, by the same ways as the desk's pages. ``api`` is mounted by the server."""

from khronika.desk.api import routes_acts, routes_lists
from khronika.desk.api.door import DeskAPI
from khronika.desk.api.routes_record import router

# All routes are of one router, since one address may have several methods; these two add theirs by being imported.
__all__ = ["api", "routes_acts", "routes_lists"]

DESCRIPTION = """\
What khronika's desk holds: who says what, how many, where and when, and how the figures stand to one another.

Every request bears a token (`Authorization: Bearer khr_...`), made on the desk's page "Tokens". A token has scopes (`read`, `review`, `add`) and
never does more than its member may at that moment. Cookies count for nothing here.

Lists are in a stable order and come a page at a time: `next` is what to send as `after`; it is null on the last page. Every error is
a problem (RFC 9457) with `where` it lies and a `remedy`. Words to look for are never part of an address: `POST /words` gives an id for them.
"""

api = DeskAPI(
    title="khronika",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", router)
