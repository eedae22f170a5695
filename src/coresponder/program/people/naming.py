"""Whether a text names somebody whom its writer may look up; asked before the text is kept, and never stored."""

import re

from django.db import transaction

from coresponder.analysis.linkage.spelling import words_of
from coresponder.program.people.queries.finding import found_people
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose

PAIR = re.compile(r"(?=\b([^\W\d_]{2,}) ([^\W\d_]{2,})\b)")
MOST_PAIRS = 40


def names_somebody_known(user: User, words: str) -> bool:
    """Two words that stand together and are the whole name of somebody whom this person may look up anyhow."""
    if not may(user, Permission.FIND_PEOPLE):
        return False
    pairs = {f"{given} {family}" for given, family in PAIR.findall(words)}
    with transaction.atomic():
        return any(_is_known(pair, user) for pair in sorted(pairs)[:MOST_PAIRS])


def _is_known(pair: str, user: User) -> bool:
    found = found_people(pair, by=user, purpose=Purpose.CRISIS_RESPONSE, limit=1)
    return any(set(words_of(pair)) <= set(words_of(each.name)) for each in found)
