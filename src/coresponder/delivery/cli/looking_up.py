"""Find a thing by its name, or say which names there are."""

from collections.abc import Mapping
from typing import TypeVar

from coresponder.kernel.errors import UsageError

Thing = TypeVar("Thing")


def found(things: Mapping[str, Thing], name: str, *, what: str) -> Thing:
    """The thing of that name; UsageError names the nearest one, or all."""
    if name in things:
        return things[name]
    from rapidfuzz import process

    near = process.extractOne(name, list(things), score_cutoff=70)
    step = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(sorted(things))}."
    raise UsageError(f"no_such_{what}", f"There is no {what} “{name}”.", step)
