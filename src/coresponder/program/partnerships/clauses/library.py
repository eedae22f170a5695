"""Reads the clause library."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from coresponder.safeguards.agreements.vocabulary import AgreementKind

NEEDS_COUNSEL = (
    "A template that needs counsel. The texts come from a library; none of them is legal advice. Let counsel of each "
    "party read this before anybody signs it."
)


@dataclass(frozen=True, kw_only=True)
class LibraryClause:
    """One text to choose."""

    key: str
    label: str
    text: str

    def filled(self, *, parties: str) -> str:
        """The text with the names of the parties."""
        return self.text.replace("{parties}", parties)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What an agreement of a kind should settle. `register` is the clause of the register that it fills, if any."""

    code: str
    title: str
    question: str
    register: str
    clauses: tuple[LibraryClause, ...]


@cache
def topics_of(kind: AgreementKind) -> tuple[Topic, ...]:
    """The topics of a kind of agreement, in their order."""
    content = tomllib.loads(files(__package__).joinpath(f"{kind.value}.toml").read_text("utf-8"))
    return tuple(_topic(told) for told in content["topic"])


def topic_of(kind: AgreementKind, code: str) -> Topic | None:
    """One topic; None for one that the parties added themselves."""
    return next((each for each in topics_of(kind) if each.code == code), None)


def _topic(told: dict[str, Any]) -> Topic:
    return Topic(
        code=str(told["code"]),
        title=str(told["title"]),
        question=str(told["question"]),
        register=str(told.get("register", "")),
        clauses=tuple(LibraryClause(**each) for each in told["clause"]),
    )
