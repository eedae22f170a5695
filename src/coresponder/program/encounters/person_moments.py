"""The contacts with a person, for the timeline: what of each is seen, and what is closed and why."""

from collections.abc import Iterable
from itertools import groupby

from django.urls import reverse

from coresponder.formats.encounter import foremost
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, PartAnswers
from coresponder.program.encounters.queries.reading import TITLES
from coresponder.program.encounters.vocabulary import CLASSES_OF
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment
from coresponder.safeguards.access.reading import Shown
from coresponder.safeguards.vocabulary import DataClass

# That there is a substance-use part is told to nobody who may not read it, not even as something closed.
TOLD_AS_CLOSED = (DataClass.OPERATIONAL, DataClass.CRIMINAL_JUSTICE, DataClass.CLINICAL)
OWN_CONTACT = "Follow-up by the program"
NOT_MET = "Contact, not met"


def contacts_in(seen: PersonRecord) -> Iterable[Moment]:
    """Every encounter of which at least one part is seen."""
    holding = [each for each in seen.record.shown if isinstance(each.part, PartAnswers) and each.part.holds]
    by_encounter = sorted(holding, key=_encounter)
    for _, shown in groupby(by_encounter, key=_encounter):
        yield _moment(list(shown), seen)


def _encounter(shown: Shown) -> str:
    return str(_answers(shown).encounter_id)


def _answers(shown: Shown) -> PartAnswers:
    assert isinstance(shown.part, PartAnswers)  # noqa: S101 - the only kind that is looked at here
    return shown.part


def _moment(shown: list[Shown], seen: PersonRecord) -> Moment:
    parts = [_answers(each) for each in shown]
    encounter = parts[0].encounter
    return Moment(
        at=encounter.started_at,
        lane=Lane.CONTACT,
        title=_title(encounter),
        words=_outcome(parts),
        address=reverse("encounters:encounter", args=[encounter.pk]),
        kept_by=", ".join(dict.fromkeys(part.owner_agency.name for part in parts)),
        closed=tuple(f"{TITLES[each]}: {seen.record.closed[each]}" for each in _closed(shown, seen)),
        counts_as_contact=encounter.is_met and encounter.counts_as_repeat,
    )


def _outcome(parts: list[PartAnswers]) -> str:
    """The primary outcome of what is seen, in words; empty where nothing was recorded, or the words are hidden."""
    hierarchy = form_in_use().hierarchy
    code = foremost(form_in_use(), [part.primary_outcome for part in parts if not part.is_masked])
    return "" if code == hierarchy.none_code else hierarchy.label_of(code)


def _closed(shown: list[Shown], seen: PersonRecord) -> list[DataClass]:
    """What the encounter may hold and the reader may not see. Of the reader's own agency's part, all is seen."""
    there = {DataClass(each.part.data_class) for each in shown}
    own = {_answers(each).part for each in shown if not each.decision.is_disclosure}
    there.update(of for part in own for of in CLASSES_OF[part])
    return [each for each in TOLD_AS_CLOSED if each not in there and each in seen.record.closed]


def _title(encounter: Encounter) -> str:
    if not encounter.counts_as_repeat:
        return OWN_CONTACT
    return "Contact" if encounter.is_met else NOT_MET
