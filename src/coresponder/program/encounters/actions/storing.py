"""Writing one filing down: the bytes as they came, and the answers by class of information."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from coresponder.formats.encounter import Document, Form, gaps, primary_outcome
from coresponder.kernel.content_hash import canonical_json
from coresponder.program.encounters.models import Encounter, PartAnswers, PartFiling
from coresponder.program.encounters.rules.filing import late_hours
from coresponder.program.encounters.vocabulary import CLASS_OF_THE_WHOLE, Way
from coresponder.program.people.actions.parts import acting_agency
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass, Deed


def new_filing(
    document: Document,
    *,
    form: Form,
    encounter: Encounter,
    person_id: UUID | None,
    number: int,
    by: User,
    way: Way,
    received_at: datetime,
    offset_seconds: int | None,
) -> PartFiling:
    """The filing of a document, not stored yet; Denied where the access decision does not let this person write it."""
    filing = PartFiling(
        encounter=encounter,
        person_id=person_id,
        part=document.part,
        owner_agency=acting_agency(by),
        author=by,
        data_class=CLASS_OF_THE_WHOLE[document.part],
        record_id=document.record,
        number=number,
        sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        body=document.text,
        form_version=document.form_version,
        way=way,
        forked_from=document.forked_from,
        started_at=document.started_at,
        filed_at=document.filed_at,
        received_at=received_at,
        clock_offset_seconds=offset_seconds,
        contact_at=document.contact_at,
        late_hours=late_hours(document, received_at=received_at, offset_seconds=offset_seconds),
        documentation_minutes=_minutes(document),
        narrative_words=len(document.narrative.split()),
        missing=len(gaps(form, part=document.part, answers=document.answers)),
    )
    check_part(filing, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    return filing


def answers_of(filing: PartFiling, document: Document, *, form: Form) -> list[PartAnswers]:
    """The answers of a filing by class, not stored yet; the narrative goes with the part's own class."""
    own = DataClass(form.part(document.part).data_class)
    by_class: dict[DataClass, dict[str, Any]] = {own: {}}
    for name, value in document.answers.items():
        of = DataClass(form.by_name[name].class_in(form.part(document.part)))
        by_class.setdefault(of, {})[name] = value
    narratives = {own: document.narrative}
    return [
        _answers(filing, of, answers, narratives.get(of, ""), form=form) for of, answers in sorted(by_class.items())
    ]


def _answers(
    filing: PartFiling, data_class: DataClass, answers: dict[str, Any], narrative: str, *, form: Form
) -> PartAnswers:
    return PartAnswers(
        filing=filing,
        encounter_id=filing.encounter_id,
        person_id=filing.person_id,
        part=filing.part,
        owner_agency=filing.owner_agency,
        author=filing.author,
        data_class=data_class,
        answers=canonical_json(answers),
        narrative=narrative,
        form_version=filing.form_version,
        primary_outcome=primary_outcome(form, answers),
        hierarchy_version=form.hierarchy.version,
    )


def _minutes(document: Document) -> int | None:
    """Minutes of writing as they were answered; else as long as the draft lay open, where that is believable."""
    said = document.answers.get("documentation_minutes")
    if isinstance(said, int):
        return said
    lay_open = round(document.took_seconds / 60)
    return lay_open if lay_open <= MOST_MINUTES_LEFT_OPEN else None


# A form that lay open for longer was not being written all the time.
MOST_MINUTES_LEFT_OPEN = 120
