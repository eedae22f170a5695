"""What every test may ask for: the run's database, the cast, the page-checking client, the public data."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck
from pytest_django import DjangoDbBlocker

from coresponder.safeguards.permissions.database_rights import grant_to
from coresponder.settings.embedded_postgresql import server as embedded
from tests.support import emptying, servers

# How long one generated case takes says how busy the machine is, not whether the program is right.
hypothesis.settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.settings.load_profile("any machine")

PROJECT = Path(__file__).resolve().parent.parent
# Pages that are only looked at, in both themes and widths. Together they take minutes, so that with them a run of every
# change would take longer than the ten minutes that it may; they are run before an issue is resolved.
ONLY_LOOKED_AT = tuple(
    f"tests/browser/test_{name}.py"
    for name in (
        "agreements",
        "audit_trail",
        "call_taking",
        "capacity",
        "consents_and_emergencies",
        "costs",
        "criteria",
        "data_sets_and_messages",
        "dispatch_desk",
        "encounters_desk",
        "follow_up",
        "frame",
        "live_calls",
        "outcomes",
        "partnerships",
        "people",
        "program_workspace",
        "referral_pages",
        "report",
        "reports",
        "response_plans",
        "services",
        "safe_keeping",
    )
)
# What builds whole baselines through the pages, and what sends junk to every form: minutes by themselves, about rooms
# that seldom change. Building and freezing are held by tests/integration/baseline and by the command line in every run.
LONG_WALKS = (
    "tests/integration/test_no_form_breaks.py",
    *(
        f"tests/spec/baseline_in_the_browser/test_{name}.py"
        for name in ("building_a_draft", "freezing", "reviewing_call_types", "saying_how_columns_are_read")
    ),
)
ON_FILES = ("tests/spec/baseline_in_the_browser", "tests/integration/outcomes", "tests/integration/baseline")
SHARED_DATA = PROJECT.parent / "shared" / "data"

pytest_plugins = [
    "tests.support.people",
    "tests.support.trail",
    "tests.support.browser",
    "tests.support.live_server",
    "tests.support.exports",
    "tests.support.sample_objects",
    "tests.support.whole_program",
    "tests.support.background",
    "tests.support.field_page",
]


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the run prepares the server; the workers of xdist find it."""
    if not hasattr(config, "workerinput"):
        servers.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The first process of the run removes the server."""
    if not hasattr(config, "workerinput"):
        servers.end_run()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that it can be run on another server as well; browser tests add nothing there.

    What builds baselines works on files, and takes long; the database keeps a few plain rows for it.
    """
    for item in items:
        if "db" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("browser"):
            item.add_marker("database")
        if any(item.path.is_relative_to(PROJECT / folder) for folder in ON_FILES):
            item.add_marker("once")
        if any(item.path == PROJECT / file for file in (*ONLY_LOOKED_AT, *LONG_WALKS)):
            item.add_marker("heavy")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """pytest-django asks for this before it makes the test database, one for each worker."""
    servers.use_run_server()
    _connect_as(settings.DATABASE_OWNER["USER"])


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker) -> bool:
    """The test database is there already, as a copy; it goes with the run's server."""
    with django_db_blocker.unblock():
        servers.provide_tables()
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The test database, made and removed by its owner, used by the program's own role.

    Between two browser tests a superuser empties every table, the audit trail included; the program could not.
    """
    with django_db_blocker.unblock():
        grant_to(embedded.PROGRAM)
    _connect_as(embedded.PROGRAM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", _flush)
        yield
    connection.close()
    servers.end_other_sessions()
    _connect_as(settings.DATABASE_OWNER["USER"])


def _connect_as(user: str) -> None:
    connection.close()
    connection.settings_dict["USER"] = user


def _flush(operations: DatabaseOperations, sql_list: list[str]) -> None:
    emptying.empty(sql_list)


@pytest.fixture
def shared_data() -> Path:
    """The public data beside the project; the test skips, saying so, where they are absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("The public data are not beside the project (../shared/data).")
    return SHARED_DATA
