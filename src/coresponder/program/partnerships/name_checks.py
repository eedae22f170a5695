"""Whether a text seems to name somebody, so that whoever writes it can take the name out before it is kept.

Two ways, and neither stores anything. The words alone: two capitalized words that stand together as names do, a title
before a name, a phone number, a birth date. And what the program knows: apps above register a check that is asked for
the writer, and looks only among the people whom that writer may look up, so that the warning tells nobody anything
that they could not find out anyhow.

    name_checks.register(names_somebody_known)       # (user, words) -> bool

Not accounted for: a first name alone, and a description by which somebody is recognized. The page says so.
"""

import re
from collections.abc import Callable

from coresponder.safeguards.accounts.models import User

Check = Callable[[User, str], bool]

TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+")
PHONE = re.compile(r"\b(?:\d{3}[\s.-]?)?\d{3}[\s.-]\d{4}\b")
BORN = re.compile(r"\b(?:born|DOB)\b", re.IGNORECASE)
PAIR = re.compile(r"(?<![.!?:] )(?<!^)\b([A-Z][a-z]+) ([A-Z][a-z]+)\b", re.MULTILINE)
# Words that stand capitalized together and are no name: streets, offices, partners, days.
CAPITALIZED = """
Street Avenue Road Boulevard Drive Park County City Police Department Hospital Center Health Behavioral General Fire
Recovery University Emergency Crisis Team Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
March April May June July August September October November December Second First North South East West Main Spring
Library School Church Station
"""
NO_NAMES = frozenset(CAPITALIZED.split())

_registered: list[Check] = []


def register(check: Check) -> None:
    """Make a check known, once."""
    if check not in _registered:
        _registered.append(check)


def forget(check: Check) -> None:
    """Take a check away again."""
    _registered.remove(check)


def seems_to_name_somebody(user: User, words: str, *, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether the words look as if they named somebody, or name somebody whom the writer may look up.

    `allowed` are names that may stand there, such as those of agencies.
    """
    for name in allowed:
        words = words.replace(name, " ")
    looks_so = any(pattern.search(words) for pattern in (TITLED, PHONE, BORN)) or _has_a_pair(words)
    return looks_so or any(check(user, words) for check in _registered)


def _has_a_pair(words: str) -> bool:
    return any(not NO_NAMES & {found[1], found[2]} for found in PAIR.finditer(words))
