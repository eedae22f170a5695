"""The second wall: row-level security of the database on tables with clinical parts.

A query that forgets the access decision finds no clinical row there, whoever is signed in. Only `readable` opens the
wall, for the transaction at hand, and for somebody whose role may ever see such parts; the condition that it adds then
says which. The owner of the tables, who migrates and restores, is not bound by it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from coresponder.safeguards.access.asking import Subject
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.vocabulary import BEHIND_SECOND_WALL, DataClass, Deed

SETTING = "coresponder.opened_classes"


def let_through(subject: Subject, facts: Facts) -> None:
    """Let rows of the classes through that the role or an emergency may open, until the transaction ends."""
    _open_for(BEHIND_SECOND_WALL & _may_ever_read(subject, facts))


def let_everything_through() -> None:
    """Let every row through until the transaction ends: for safe keeping alone, which has to miss none.

    The export of everything and a fresh key for a person; each checks its permission before.
    """
    _open_for(BEHIND_SECOND_WALL)


@contextmanager
def everything_let_through() -> Iterator[None]:
    """Let every row through inside the block, and afterwards those alone that were let through before it.

    For what is due and what is disposed of: counts and ids leave the block, and no text. Where the block fails, its
    savepoint takes the opening back with everything else.
    """
    with transaction.atomic():
        before = _opened_now()
        _open_for(BEHIND_SECOND_WALL)
        yield
        _open_for(before)


def _opened_now() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
        return str(cursor.fetchone()[0]).split(",")


def _open_for(classes: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, ",".join(sorted(classes))])


def _may_ever_read(subject: Subject, facts: Facts) -> frozenset[DataClass]:
    if subject.agency_id is None:
        return frozenset()
    in_emergency = {
        each for opening in facts.openings for each in opening.data_classes if opening.may_open(each, subject.role)
    }
    classes = classes_for(subject.role, Deed.READ) | in_emergency
    return classes - {DataClass.SUBSTANCE_USE} if subject.is_law_enforcement else classes


def wall_sql(table: str) -> tuple[str, str]:
    """How a migration puts the wall around a table of record parts, and how it takes it away again."""
    classes = ", ".join(f"'{each.value}'" for each in sorted(BEHIND_SECOND_WALL))
    let_in = (
        f"data_class NOT IN ({classes}) OR data_class = ANY (string_to_array(current_setting('{SETTING}', true), ','))"
    )
    put = (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; "
        f"CREATE POLICY second_wall ON {table} FOR SELECT USING ({let_in}); "
        f"CREATE POLICY written ON {table} FOR INSERT WITH CHECK (true); "
        f"CREATE POLICY changed ON {table} FOR UPDATE USING ({let_in}); "
        f"CREATE POLICY removed ON {table} FOR DELETE USING ({let_in});"
    )
    take = (
        f"DROP POLICY removed ON {table}; DROP POLICY changed ON {table}; DROP POLICY written ON {table}; "
        f"DROP POLICY second_wall ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
    )
    return put, take
