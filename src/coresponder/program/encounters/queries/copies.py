"""Every filing of one part of the own agency, as it came: to choose between copies, and to see what was before."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from coresponder.formats.encounter import Form
from coresponder.program.encounters.answer_words import words_of
from coresponder.program.encounters.audit_events import COPIES_READ
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question with what each copy says, and whether they say the same."""

    question: str
    said: Sequence[str]

    @property
    def differs(self) -> bool:
        return len(set(self.said)) > 1


@dataclass(frozen=True, kw_only=True)
class Copies:
    """The filings of a part, the first that came first, and their answers side by side."""

    filings: Sequence[PartFiling]
    rows: Sequence[Row]

    @property
    def is_open(self) -> bool:
        """True while somebody has to choose."""
        return sum(each.holds for each in self.filings) > 1


@transaction.atomic
def read_copies(encounter: Encounter, part: str, *, by: User) -> Copies:
    """The filings of the own agency's part with what they say. Who read them is written down."""
    check(by, Permission.VIEW_ENCOUNTERS)
    own = PartFiling.objects.filter(encounter=encounter, part=part, owner_agency=by.agency_id)
    found = list(readable(own, by=by, purpose=usual_purpose(by.role)).select_related("author", "ended_by"))
    if found:
        details: dict[str, Detail] = {"copies": len(found), "part": part}
        record(COPIES_READ, by=by, about=f"encounter:{encounter.pk}", person_id=found[0].person_id, details=details)
    open_together(found)
    return Copies(filings=found, rows=[] if viewing_as() else _rows(found, form_in_use()))


def _rows(filings: Sequence[PartFiling], form: Form) -> list[Row]:
    documents = [json.loads(each.body) for each in filings]
    asked = [each for each in form.elements if any(each.name in one["answers"] for one in documents)]
    rows = [Row(question=each.question, said=[_words(each, one, form) for one in documents]) for each in asked]
    return [*rows, Row(question="In words", said=[str(one.get("narrative", "")) for one in documents])]


def _words(element: Any, document: dict[str, Any], form: Form) -> str:
    answers = document["answers"]
    return words_of(element, answers[element.name], form.absent) if element.name in answers else ""
