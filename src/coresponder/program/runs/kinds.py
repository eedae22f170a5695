"""The kinds of long task there are. One registration is all that a new kind needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


class Work(Protocol):
    """Does the task. It may raise CoresponderError, whose sentence the person reads; it leaves nothing half-done."""

    def __call__(self, *, about: UUID, by: User, progress: Progress) -> None: ...


class GivenUp(Protocol):
    """Tidies up after a run that ended without a result; `problem` says why."""

    def __call__(self, *, about: UUID, by: User, problem: CoresponderError) -> None: ...


def _nothing_to_tidy(*, about: UUID, by: User, problem: CoresponderError) -> None:
    """The work leaves nothing behind when it ends early."""


@dataclass(frozen=True, kw_only=True)
class RunKind:
    """One kind of long task.

    `work` is called in the background with the id of what it is about and the person who started it. `page` gives the
    address of what it is about, and `repeatable` says whether a run that failed can be started again from what is
    still there. Whoever has `permission` may watch, cancel and repeat it.
    """

    key: str
    title: str
    permission: Permission
    work: Work
    page: Callable[[UUID], str]
    repeatable: bool
    given_up: GivenUp = _nothing_to_tidy


KINDS: dict[str, RunKind] = {}


def register(kind: RunKind) -> RunKind:
    """Make a kind known; the same key twice is a programming mistake."""
    if KINDS.get(kind.key, kind) != kind:
        raise ValueError(f"The kind of run {kind.key!r} is registered twice.")
    KINDS[kind.key] = kind
    return kind
