"""What the program's own database role may do: work with rows, and nothing else."""

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from coresponder.safeguards.permissions.database_rights import rights_on


def asked(question: str) -> list[tuple[object, ...]]:
    """The rows of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def test_the_program_works_as_another_role_than_the_owner_of_the_tables(db: None) -> None:
    owners = {owner for (owner,) in asked("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")}
    assert owners == {settings.DATABASE_OWNER["USER"]}
    assert asked("SELECT current_user") == [("coresponder",)]


def test_neither_role_is_a_superuser_whom_no_rule_would_bind(db: None) -> None:
    answer = asked("SELECT rolname FROM pg_roles WHERE rolname LIKE 'coresponder%' AND (rolsuper OR rolbypassrls)")
    assert answer == []


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE accounts_user",
        "ALTER TABLE accounts_user ADD COLUMN diagnosis text",
        "TRUNCATE accounts_user CASCADE",
        "CREATE TABLE elsewhere (id int)",
        "UPDATE django_migrations SET name = 'x'",
        "CREATE ROLE somebody SUPERUSER",
    ],
)
def test_the_program_cannot_change_what_holds_the_rows(db: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be (owner|superuser)"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_audit_trail_may_only_be_read_and_added_to() -> None:
    assert rights_on("audit_auditevent") == rights_on("audit_seal") == "SELECT, INSERT"
    assert rights_on("accounts_user") == "SELECT, INSERT, UPDATE, DELETE"
