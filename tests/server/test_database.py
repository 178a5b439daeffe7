"""SQLite in the folder, or the PostgreSQL that the URL names."""

from pathlib import Path

import pytest
from django.db import connection

from khronika.ledger.errors import FolderTrouble
from khronika.sealing.postgresql import Server
from khronika.server.database import database_settings, kept_open


def test_sqlite_lies_in_the_folder_and_writers_wait_their_turn() -> None:
    found = database_settings(Path("/june"), None)
    assert found["NAME"] == str(Path("/june/khronika.sqlite3"))
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_url_becomes_postgresqls_settings() -> None:
    found = database_settings(Path("/june"), "postgresql://desk:p%40ss@db.example:5433/khronika")
    assert {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "khronika",
        "USER": "desk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_connections_stay_open_in_what_answers_requests(tmp_path: Path) -> None:
    served = kept_open(database_settings(tmp_path, "postgresql://desk@localhost/record?sslmode=require"))
    assert served["OPTIONS"]["pool"]["max_size"] == 16
    assert (served["OPTIONS"]["sslmode"], served["CONN_HEALTH_CHECKS"]) == ("require", True)
    assert kept_open(database_settings(tmp_path, None)) == database_settings(tmp_path, None)


def test_a_url_may_name_the_folder_of_a_socket() -> None:
    found = database_settings(Path("/june"), "postgresql://desk@/khronika?host=%2Frun%2FDesk")
    assert (found["HOST"], found["NAME"], found["USER"]) == ("/run/Desk", "khronika", "desk")


def test_how_a_server_is_reached_goes_to_the_driver_and_to_postgresqls_programs() -> None:
    found = database_settings(
        Path("/june"), "postgresql://desk@db.example/khronika?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    )
    assert found["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
    told = Server.of(found).environment()
    assert (told["PGSSLMODE"], told["PGSSLROOTCERT"]) == ("verify-full", "/etc/ca.pem")
    with pytest.raises(FolderTrouble, match="asks for ssl_mode"):
        database_settings(Path("/june"), "postgresql://desk@db.example/khronika?ssl_mode=verify-full")


@pytest.mark.parametrize("url", ["mysql://desk:secret@db/khronika", "postgresql://desk:secret@db", "secret"])
def test_another_url_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(FolderTrouble, match="not a PostgreSQL address") as refused:
        database_settings(Path("/june"), url)
    assert "secret" not in str(refused.value)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL always keeps them")
@pytest.mark.django_db
def test_the_connection_keeps_foreign_keys() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
