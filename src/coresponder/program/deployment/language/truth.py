"""Three values: it holds (True), it does not (False), it cannot be told (None). Kleene's strong logic.

Source: S. C. Kleene, Introduction to Metamathematics, 1952, section 64.
"""

from collections.abc import Iterable

Truth = bool | None


def opposite(value: Truth) -> Truth:
    """“Not” of it: what cannot be told stays so."""
    return None if value is None else not value


def all_of(values: Iterable[Truth]) -> Truth:
    """False as soon as one is, whatever cannot be told; true only if all are."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def any_of(values: Iterable[Truth]) -> Truth:
    """True as soon as one is, whatever cannot be told; false only if all are."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result
