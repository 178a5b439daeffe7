"""The ledger as a Django app: registers its checks and puts the append-only guards back, and fills what
is searched, after each migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "khronika.ledger"
    label = "ledger"

    def ready(self) -> None:
        from khronika.ledger import checks, guards, search_index  # noqa: F401  (importing checks registers them)

        post_migrate.connect(guards.after_migrate, sender=self)
        post_migrate.connect(search_index.after_migrate, sender=self)
