"""The ledger as a Django app: registers its checks and puts the append-only guards back, and fills what
is searched and counted, after each migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "khronika.ledger"
    label = "ledger"

    def ready(self) -> None:
        from khronika.ledger import (  # importing checks registers them
            checks,  # noqa: F401
            guards,
            search_index,
            tallies,
        )

        post_migrate.connect(guards.after_migrate, sender=self)
        post_migrate.connect(search_index.after_migrate, sender=self)
        post_migrate.connect(tallies.after_migrate, sender=self)
