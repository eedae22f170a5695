"""The clinician's part of an encounter as FHIR: the contact, and one observation for each answer about the person.

What is about the team, and not about the person, stays: who was on it, when police left, others’ injuries, minutes, and
the judgment what would have happened without the team. No officer is named.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from coresponder.formats.encounter import Form
from coresponder.formats.fhir.care import Finding, encounter, findings
from coresponder.formats.fhir.elements import Json
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, PartAnswers
from coresponder.program.people.models import Person
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.vocabulary import DataClass

STARTED, ENDED, MODE, PROBLEMS = "contact_started_at", "contact_ended_at", "contact_mode", "presenting_problems"
OF_THE_CONTACT = (STARTED, ENDED, MODE, PROBLEMS)
ABOUT_THE_TEAM = (
    "contact_origin", "team_", "police_", "clinical_lead_at", "injury_officer_", "injury_clinician_",
    "injury_third_party_", "counterfactual_", "clinician_minutes", "documentation_minutes",
)  # fmt: skip
FROM_AFAR = ("phone", "video", "text")
NARRATIVE = "Clinical narrative"


def contact(found: Encounter, *, person: Person, agency: Agency, going: Sequence[RecordPart]) -> Json:
    """The encounter. When and why it was is told by the clinical part alone, and only where that goes along."""
    clinical = next((each for each in going if _is(each, DataClass.CLINICAL)), None)
    given = clinical.all_answers if isinstance(clinical, PartAnswers) else {}
    form = form_in_use()
    return encounter(
        identity=found.pk,
        person_id=person.pk,
        started_at=_instant(given.get(STARTED)) or _contact_at(clinical),
        ended_at=_instant(given.get(ENDED)),
        agency_name=agency.name,
        is_virtual=given.get(MODE) in FROM_AFAR,
        reasons=_words(form, PROBLEMS, given).split(", ") if given.get(PROBLEMS) else (),
    )


def resources_of_answers(part: RecordPart) -> list[Json]:
    """The answers of one part, each as an observation, and the narrative; nothing for any other part."""
    if not isinstance(part, PartAnswers) or part.person_id is None:
        return []
    return findings(
        of=_findings(part),
        encounter_id=part.encounter_id,
        person_id=part.person_id,
        at=part.filing.contact_at,
        agency_name=part.owner_agency.name,
    )


def _findings(part: PartAnswers) -> Iterable[Finding]:
    form, given = form_in_use(), part.all_answers
    for element in form.elements:
        name = element.name
        if name not in given or name in OF_THE_CONTACT or name.startswith(ABOUT_THE_TEAM):
            continue
        at = _instant(given[name]) if element.kind == "instant" else None
        key = f"{part.data_class}.{name}"
        yield Finding(key=key, question=element.question, words=element.words_of(given[name], form.absent), at=at)
    if str(part.narrative).strip():
        yield Finding(key=f"{part.data_class}.narrative", question=NARRATIVE, words=str(part.narrative).strip())


def _words(form: Form, name: str, given: dict[str, Any]) -> str:
    element = next(each for each in form.elements if each.name == name)
    return element.words_of(given[name], form.absent)


def _instant(value: Any) -> datetime | None:
    """An instant that was given; None for one of the words that stand for a missing answer."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _contact_at(part: RecordPart | None) -> datetime | None:
    return part.filing.contact_at if isinstance(part, PartAnswers) else None


def _is(part: RecordPart, data_class: DataClass) -> bool:
    return isinstance(part, PartAnswers) and part.data_class == data_class
