"""Where the database is: a server by its URL, or the embedded one."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from coresponder.settings.database import database, server_database


def test_a_url_is_read_part_by_part() -> None:
    found = server_database("postgresql://anna:p%40ss@db.example:5433/calls?sslmode=verify-full")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "calls")
    assert (found["USER"], found["PASSWORD"]) == ("anna", "p@ss")
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_folder_is_a_host() -> None:
    found = server_database("postgresql://coresponder@/coresponder?host=/run/postgresql")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize("url", ["sqlite:///calls.db", "mysql://a/b", "calls"])
def test_no_other_database_is_accepted(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        server_database(url)


def test_without_a_url_the_embedded_server_is_named_but_not_started(tmp_path: Path) -> None:
    found = database("", tmp_path / "postgresql")
    assert found["ENGINE"] == "coresponder.settings.embedded_postgresql"
    assert not (tmp_path / "postgresql").exists()
