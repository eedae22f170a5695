"""CRT1, which is Omar and Clara, was sent to a welfare check and met Avery Example there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.utils import timezone

from coresponder.program.dispatch.models import Assignment
from coresponder.program.extracts.making import Made, make_dataset
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.vocabulary import Detail, ReleasePurpose
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from tests.spec.encounters.conftest import assignment, avery, call, shift
from tests.support.filing import document, file_as

__all__ = ["assignment", "avery", "call", "shift"]

MORE = {
    "presenting_problems": ["suicidal_thoughts", "psychosis"],
    "nature_of_crisis": "mental_health",
    "needs_found": ["housing"],
    "help_offered": ["housing"],
    "offer_answer": "accepted",
}
CALM = {"force_used": "no", "handcuffs": "no", "arrest_eligible": "no", "injured_parties": ["nobody"]}


class Extract:
    """One data set in a folder, to be asked as tables."""

    def __init__(self, folder: Path, made: Made) -> None:
        self.folder, self.made = folder, made

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Every row of a table."""
        rows: list[dict[str, Any]] = pq.read_table(self.folder / f"{table}.parquet").to_pylist()
        return rows

    def one(self, table: str) -> dict[str, Any]:
        """The only row of a table."""
        (row,) = self.rows(table)
        return row

    @property
    def bytes(self) -> dict[str, bytes]:
        """Every file as it is."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}


Making = Callable[..., Extract]


@pytest.fixture
def extract(tmp_path: Path) -> Making:
    """Make the data set as of a moment, now unless said otherwise."""
    made: list[Path] = []

    def make(
        as_of: datetime | None = None,
        purpose: ReleasePurpose = ReleasePurpose.EVALUATION,
        detail: Detail = Detail.MOMENTS,
    ) -> Extract:
        folder = tmp_path / f"extract-{len(made)}"
        made.append(folder)
        scope = Scope(as_of=as_of or timezone.now(), purpose=purpose)
        return Extract(folder, make_dataset(scope, folder=folder, detail=detail))

    return make


@pytest.fixture
def met(assignment: Assignment, avery: Person, omar: User, clara: User) -> Assignment:
    """Omar and Clara met Avery twenty minutes ago, and both have filed."""
    file_as(clara, document(assignment, "clinical", person=avery.pk, answers=MORE))
    file_as(omar, document(assignment, answers=CALM))
    return assignment


def a_while_ago(minutes: int = 30) -> datetime:
    """Some minutes ago."""
    return timezone.now() - timedelta(minutes=minutes)
