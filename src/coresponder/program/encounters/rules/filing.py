"""What may be filed, and what a filing is beside the ones that are there."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from coresponder.formats.encounter import Document, FilingRefused, Form
from coresponder.formats.encounter.checking import Problem, instant_of
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.encounters.rules.states import PART_TRANSITIONS
from coresponder.program.encounters.vocabulary import PartName, PartState
from coresponder.program.people.rules.texts import check_text

# Whose word on how the contact came about counts where parts differ.
FACTS_BY = (PartName.OPERATIONAL, PartName.CLINICAL, PartName.SUBSTANCE_USE)


class Standing(Protocol):
    """A filing that holds, as far as the rules look at it."""

    state: str
    author_id: int


def takes_the_place_of(holding: Sequence[Standing]) -> bool:
    """True where the one filing that holds was returned, so that the next one takes its place."""
    return len(holding) == 1 and holding[0].state == PartState.RETURNED


def is_beside(holding: Sequence[Standing]) -> bool:
    """True where a filing is there that was not returned: both are kept, and a person chooses."""
    return bool(holding) and not takes_the_place_of(holding)


def refuse_returns(document: Document, form: Form) -> None:
    """Raise FilingRefused where a text looks like a return of NCIC or a criminal history, which has no place here."""
    texts = {"narrative": document.narrative}
    texts |= {name: value for name, value in document.answers.items() if form.by_name[name].kind == "text"}
    problems = [problem for name, text in texts.items() if (problem := _problem(name, text))]
    if problems:
        raise FilingRefused("answers", "A text cannot be filed.", "Nothing was filed yet.", problems)


def _problem(name: str, text: str) -> Problem | None:
    try:
        if text.strip():
            check_text(text)
    except UsageError as error:
        return Problem(element=name, code=error.code, sentence=str(error))
    return None


def decides_the_facts(part: str, facts_from: str) -> bool:
    """True where this part's word on origin, mode and times counts for the encounter."""
    return not facts_from or FACTS_BY.index(PartName(part)) <= FACTS_BY.index(PartName(facts_from))


def late_hours(document: Document, *, received_at: datetime, offset_seconds: int | None) -> float:
    """Hours from the end of the contact, or its start, to the moment at which the filing was received; never negative.

    Without a time of the contact it runs from the birth of the draft, put right by how wrong the phone's clock was.
    """
    born = document.started_at - timedelta(seconds=offset_seconds or 0)
    answers = document.answers
    contact = instant_of(answers.get("contact_ended_at")) or instant_of(answers.get("contact_started_at")) or born
    return round(max(0.0, (received_at - contact).total_seconds() / 3600), 1)


def refuse_own_review(*, author_id: int, reviewer_id: int) -> None:
    """Raise StateError where somebody would review what they wrote."""
    if author_id == reviewer_id:
        raise StateError("own_part", "You wrote this part, so somebody else has to review it.", "Ask a colleague.")


def refuse_unless(state: str, wanted: PartState) -> None:
    """Raise StateError where the state does not allow it."""
    PART_TRANSITIONS.check(current=state, wanted=wanted)
