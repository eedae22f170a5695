"""Each sentence of the brief's four tips and of its “Variations”, by a short phrase, with its place in the program."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page of the program, or a rule of it."""

    words: str
    url_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of the brief, known by a few of its words, and where it stands in the program."""

    part: str
    phrase: str
    places: tuple[Place, ...]


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence, in the order of the brief."""
    told = tomllib.loads((files(__package__) / "the_brief.toml").read_text("utf-8"))["sentences"]
    return tuple(
        Sentence(part=each["part"], phrase=each["phrase"], places=tuple(Place(**place) for place in each["places"]))
        for each in told
    )
