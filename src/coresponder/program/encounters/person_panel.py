"""What stands of encounters on a person's page: when there was one, and which parts of it may be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.utils import timezone

from coresponder.formats.encounter import foremost
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, PartAnswers
from coresponder.program.encounters.queries.reading import TITLES
from coresponder.program.encounters.queries.repeats import contacts_of
from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord
from coresponder.safeguards.vocabulary import DataClass


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One encounter of which the reader sees a part."""

    encounter: Encounter
    titles: Sequence[str]
    outcome: str


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """The encounters of which the reader sees a part, the newest first, and how often the person was met."""
    shown = [each.part for each in seen.record.shown if isinstance(each.part, PartAnswers)]
    ordered = sorted(shown, key=lambda each: (each.encounter.started_at, str(each.encounter_id)), reverse=True)
    listed = [_listed(list(parts)) for _, parts in groupby(ordered, key=lambda each: each.encounter_id)]
    since = timezone.now() - timedelta(days=365)
    return {"person": seen.person, "encounters": listed, "contacts": contacts_of(seen.person.pk, since)}


def _listed(parts: Sequence[PartAnswers]) -> Listed:
    form = form_in_use()
    found = foremost(form, [each.primary_outcome for each in parts if not each.is_masked])
    titles = sorted({TITLES[DataClass(each.data_class)] for each in parts})
    outcome = "" if found == form.hierarchy.none_code else form.hierarchy.label_of(found)
    return Listed(encounter=parts[0].encounter, titles=titles, outcome=outcome)


PANEL = Panel(template="encounters/person_panel.html", content=panel_content)
