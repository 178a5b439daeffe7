"""A column of protected words: names and raw cells go in and come out as ``Protected``, and in no other way."""

from typing import TYPE_CHECKING, Any

from django.db import models

from khronika.nouns import Protected

if TYPE_CHECKING:
    _Text = models.TextField[Protected, Protected]
else:
    _Text = models.TextField


class ProtectedField(_Text):
    """Text in the database, ``Protected`` in Python. Refuses bare words, and to be written out by a serializer
    (``dumpdata``): both would be a name on its way out."""

    def from_db_value(self, value: str | None, *_: Any) -> Protected | None:
        return None if value is None else Protected(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        if not isinstance(value, Protected):
            raise TypeError(f"{self.name} takes protected words only")
        return value.reveal()

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError(f"{self.name} is protected and is not written out")
