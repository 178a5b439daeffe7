"""A browser whose every request is answered by the desk in this process."""

import contextvars
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Page, Route

from tests.shared_folder import ROOT

_STATIC = ROOT / "src/khronika/desk"


def answer_here(page: Page) -> None:
    client = Client(headers={"host": "localhost"})
    here = contextvars.copy_context()  # holds the connection of this test, whose transaction nobody else sees

    def answer(route: Route) -> None:
        here.copy().run(answered, route)

    def answered(route: Route) -> None:
        asked, url = route.request, urlsplit(route.request.url)
        if url.path.startswith("/static/"):
            route.fulfill(path=_STATIC / url.path.lstrip("/"))
            return
        where = f"{url.path}?{url.query}"
        if asked.method == "POST":
            sent = asked.post_data or ""
            said = client.post(where, sent, content_type="application/x-www-form-urlencoded", follow=True)
        else:
            said = client.get(where, follow=True)
        route.fulfill(status=said.status_code, body=said.content, headers=dict(said.headers))

    page.route("**/*", answer)
