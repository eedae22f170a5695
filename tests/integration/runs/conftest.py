"""A kind of long task for the tests, whose work each test decides."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.program.runs.kinds import KINDS, RunKind
from coresponder.program.runs.models import Run
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission

Work = Callable[[Progress], None]


class Bakery:
    """Bakes cakes in the background, as a long task that stands for any other."""

    def __init__(self) -> None:
        self.work: Work = lambda progress: None
        self.given_up: list[str] = []

    def bake(self, *, about: UUID, by: User, progress: Progress) -> None:
        """What the worker calls."""
        self.work(progress)

    def give_up(self, *, about: UUID, by: User, problem: CoresponderError) -> None:
        """What is called when no cake came of it."""
        self.given_up.append(problem.code)

    def order(self, by: User, **kwargs: Any) -> Run:
        """Ask for a cake."""
        with transaction.atomic():
            return start_run(kind="bake_cake", about=uuid4(), by=by)


@pytest.fixture
def bakery() -> Iterator[Bakery]:
    """A bakery whose kind of task is known for the time of one test."""
    bakery = Bakery()
    KINDS["bake_cake"] = RunKind(
        key="bake_cake",
        title="Baking",
        permission=Permission.BUILD_BASELINES,
        work=bakery.bake,
        page=lambda about: "/home/",
        repeatable=True,
        given_up=bakery.give_up,
    )
    yield bakery
    del KINDS["bake_cake"]


@pytest.fixture
def one_time_bakery(bakery: Bakery) -> Bakery:
    """The same, but what failed cannot be started again."""
    KINDS["bake_cake"] = replace(KINDS["bake_cake"], repeatable=False)
    return bakery
