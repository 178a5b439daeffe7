"""A browser whose every request is answered by the desk in this process."""

import contextvars
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route


def answer_here(page: Page, client: Client | None = None) -> None:
    """``client`` is whose session the browser has; without it a stranger's. Redirects are followed before the browser sees them."""
    client = client or Client(headers={"host": "localhost"})
    here = contextvars.copy_context()  # holds the connection of this test, whose transaction nobody else sees

    def answer(route: Route) -> None:
        here.copy().run(answered, route)

    def answered(route: Route) -> None:
        asked, url = route.request, urlsplit(route.request.url)
        if url.path.startswith("/static/"):
            route.fulfill(path=str(finders.find(url.path.removeprefix("/static/"))))
            return
        where = f"{url.path}?{url.query}"
        if asked.method == "POST":
            sent = asked.post_data or ""
            said = client.post(where, sent, content_type="application/x-www-form-urlencoded", follow=True)
        else:
            said = client.get(where, follow=True)
        route.fulfill(status=said.status_code, body=said.content, headers=dict(said.headers))

    page.route("**/*", answer)
