"""Pages are looked at in the browser of all tests."""

from tests.browsing import browser, launched

__all__ = ["browser", "launched"]
