"""Each sentence of the brief's four tips and of its “Variations”, by a short phrase, with its place in the program."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.urls import reverse

from coresponder.analysis.measures.registry import REGISTRY


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page of the program, a measure with its definition, or a rule."""

    words: str
    url_name: str = ""
    measure: str = ""

    @property
    def is_in_the_catalogue(self) -> bool:
        """A measure of baselines stands in the catalogue; one of outcomes has a page of its own."""
        return self.measure in {each.key for each in REGISTRY}

    @property
    def args(self) -> tuple[str, ...]:
        """What its address needs."""
        return (self.measure,) if self.measure and not self.is_in_the_catalogue else ()

    @property
    def address(self) -> str:
        """Where it is; empty for a rule."""
        if not self.url_name:
            return ""
        return reverse(self.url_name, args=self.args) + (f"#{self.measure}" if self.is_in_the_catalogue else "")


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
