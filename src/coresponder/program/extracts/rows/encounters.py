"""Encounters, their dispositions, and the codes of questions with several answers."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from coresponder.formats.dataset.tables.encounters import ANSWERED, MOMENTS, SEVERAL
from coresponder.formats.encounter import FORM
from coresponder.formats.encounter.checking import instant_of
from coresponder.program.encounters.models import Encounter, EncounterCall, PartAnswers, PartFiling
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.extracts.people_then import ENCOUNTER
from coresponder.program.extracts.rows.combining import Combined
from coresponder.program.extracts.rows.flags import flags_of
from coresponder.program.extracts.scope import DECIDING, Scope, local_day, minute, minutes_between, month_of
from coresponder.program.extracts.sources import Row
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass

AT_ONCE = 500
# Up to so many encounters are kept in memory while the tables are written, about 10 kB each.
KEPT, KEPT_AT_MOST = "encounters", 50_000
MET = ("seen", "refused", "language_barrier")
ONLY_TREATMENT = "encounters of which only the substance-use part was filed"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One encounter as it was known at the moment: its filings, and what they answer together."""

    encounter: Encounter
    filings: dict[str, PartFiling]
    said: Combined
    calls: Sequence[tuple[UUID, str]]

    @property
    def decides(self) -> PartFiling:
        """The filing whose word counts for when it was."""
        return next(self.filings[part] for part in DECIDING if part in self.filings)

    @property
    def started_at(self) -> datetime:
        return self.decides.contact_at

    @property
    def ended_at(self) -> datetime | None:
        ends = instant_of(self.said.one("contact_ended_at"))
        return ends if ends is None or ends >= self.started_at else None

    @property
    def is_met(self) -> bool:
        return self.said.code("contact_result") in MET


def encounters(scope: Scope) -> Iterator[Row]:
    """Every encounter of which a part was filed, but for those with a substance-use part alone."""
    ordinals = _ordinals(scope)
    filed = PartFiling.objects.filter(scope.held).values_list("encounter_id", flat=True).distinct()
    scope.left_out[ONLY_TREATMENT] += len(set(filed) - set(scope.contacts))
    for told in told_encounters(scope):
        yield {**_about(scope, told), **ordinals.get(told.encounter.pk, {}), **_answers(told), **_derived(told)}


def dispositions(scope: Scope) -> Iterator[Row]:
    """What became of each."""
    for told in told_encounters(scope):
        for code in told.said.several("dispositions"):
            yield {
                "encounter_id": scope.token("encounter", told.encounter.pk),
                "disposition": code,
                "said_by_officer": told.said.said_by(PartName.OPERATIONAL, "dispositions", code),
                "said_by_clinician": told.said.said_by(PartName.CLINICAL, "dispositions", code),
            }


def encounter_codes(scope: Scope) -> Iterator[Row]:
    """Each answer to each question that may have several."""
    for told in told_encounters(scope):
        for element in SEVERAL:
            for code in told.said.several(element):
                yield {"encounter_id": scope.token("encounter", told.encounter.pk), "element": element, "code": code}


def told_encounters(scope: Scope) -> Iterable[Told]:
    """In the order of their ids, which are random. As many as fit are opened once and kept for the next table."""
    if KEPT not in scope.kept and len(scope.contacts) <= KEPT_AT_MOST:
        scope.kept[KEPT] = list(_opened(scope))
    return scope.kept[KEPT] if KEPT in scope.kept else _opened(scope)


def _opened(scope: Scope) -> Iterator[Told]:
    ids = sorted(scope.contacts)
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        found = Encounter.objects.select_related("assignment__team__variant").in_bulk(some)
        answers = _answers_of(scope, some)
        filings, calls = _filings_of(scope, some), _calls_of(some)
        for each in some:
            said = Combined(by_part=answers[each])
            yield Told(encounter=found[each], filings=filings[each], said=said, calls=calls[each])


def _filings_of(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, dict[str, PartFiling]]:
    """Of each part the filing that holds; of copies that nobody has chosen between, the first."""
    rows = PartFiling.objects.filter(scope.held, encounter__in=ids, part__in=DECIDING)
    rows = rows.defer("body", "receipt", "comment")
    found: dict[UUID, dict[str, PartFiling]] = defaultdict(dict)
    for row in rows.order_by("number", "pk"):
        found[row.encounter_id].setdefault(row.part, row)
    return found


def _answers_of(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, dict[str, dict[str, Any]]]:
    rows = PartAnswers.objects.filter(scope.held, encounter__in=ids, part__in=DECIDING)
    rows = rows.exclude(data_class=DataClass.SUBSTANCE_USE).select_related("filing").defer("narrative")
    opened = list(rows.order_by("filing__number", "filing_id", "pk"))
    open_together(opened)
    chosen: dict[tuple[UUID, str], UUID] = {}
    found: dict[UUID, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in opened:
        if chosen.setdefault((row.encounter_id, row.part), row.filing_id) == row.filing_id:
            found[row.encounter_id].setdefault(row.part, {}).update(json.loads(row.answers or "{}"))
    return found


def _calls_of(ids: Sequence[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """Of each encounter its calls with their beats, the one that it was written for first."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    rows = EncounterCall.objects.filter(encounter__in=ids).order_by("pk")
    for encounter_id, call_id, beat in rows.values_list("encounter_id", "call_id", "call__beat"):
        found[encounter_id].append((call_id, beat))
    return found


def _ordinals(scope: Scope) -> dict[UUID, dict[str, int]]:
    """Which encounter of its person each is, and how many days after the first."""
    contacts = scope.contacts
    of_person: dict[UUID, list[tuple[datetime, UUID]]] = defaultdict(list)
    for pk, person_id in Encounter.objects.filter(pk__in=contacts).values_list("pk", "person_id"):
        if then := scope.people.of_row(person_id, model=ENCOUNTER, row=pk):
            of_person[then].append((contacts[pk], pk))
    return {pk: found for listed in of_person.values() for pk, found in _numbered(sorted(listed))}


def _numbered(listed: list[tuple[datetime, UUID]]) -> Iterator[tuple[UUID, dict[str, int]]]:
    first = local_day(listed[0][0])
    for ordinal, (at, pk) in enumerate(listed, start=1):
        day = local_day(at)
        yield pk, {"person_ordinal": ordinal, "person_day": (day - first).days}


def first_contacts(scope: Scope) -> dict[UUID, datetime]:
    """When each person was first met or looked for."""
    contacts, found = scope.contacts, dict[UUID, datetime]()
    for pk, person_id in Encounter.objects.filter(pk__in=contacts).values_list("pk", "person_id"):
        then = scope.people.of_row(person_id, model=ENCOUNTER, row=pk)
        if then is not None:
            found[then] = min(found.get(then, contacts[pk]), contacts[pk])
    return found


def _about(scope: Scope, told: Told) -> Row:
    encounter, started = told.encounter, timezone.localtime(told.started_at)
    calls = told.calls
    origin = FORM.lists["contact_origin"].by_code.get(told.said.code("contact_origin") or "")
    assignment = encounter.assignment
    return {
        "encounter_id": scope.token("encounter", encounter.pk),
        "person": scope.person(encounter.person_id, model=ENCOUNTER, row=encounter.pk),
        "call_id": scope.call(calls[0][0]) if calls else None,
        "calls": len(calls),
        "response_id": scope.token("response", assignment.pk) if assignment else None,
        "model_variant": assignment.team.variant.key if assignment else None,
        "beat": next((beat for _, beat in calls if beat), None),
        "started_at": minute(told.started_at),
        "ended_at": minute(told.ended_at),
        "local_date": started.date(),
        "local_month": month_of(started.date()),
        "local_hour": started.hour,
        "local_weekday": started.isoweekday(),
        "is_met": told.is_met,
        "counts_as_repeat": origin.counts_as_repeat if origin else True,
        **_written(told),
    }


def _written(told: Told) -> Row:
    operational, clinical = (told.filings.get(part) for part in DECIDING)
    taken = [each.documentation_minutes for each in told.filings.values() if each.documentation_minutes is not None]
    return {
        "has_operational_part": operational is not None,
        "has_clinical_part": clinical is not None,
        "operational_late_hours": round(operational.late_hours, 2) if operational else None,
        "clinical_late_hours": round(clinical.late_hours, 2) if clinical else None,
        "documentation_minutes": sum(taken) if taken else None,
        "form_version": told.decides.form_version,
        "primary_outcome": told.said.outcome,
        "hierarchy_version": FORM.hierarchy.version,
    }


def _answers(told: Told) -> Row:
    said = told.said
    found: dict[str, Any] = {}
    for name in ANSWERED:
        found[name] = said.code(name) if FORM.by_name[name].kind == "code" else said.number(name)
    return found | {name: minute(instant_of(said.one(name))) for name in MOMENTS}


def _derived(told: Told) -> Row:
    moments = {name: instant_of(told.said.one(name)) for name in MOMENTS}
    return {
        "minutes_to_police_release": minutes_between(told.started_at, moments["police_released_at"]),
        "minutes_to_clinical_lead": minutes_between(told.started_at, moments["clinical_lead_at"]),
        "hold_minutes": minutes_between(moments["hold_started_at"], moments["hold_ended_at"]),
        "facility_answer_minutes": minutes_between(moments["facility_requested_at"], moments["facility_accepted_at"]),
        "facility_release_minutes": minutes_between(moments["facility_arrived_at"], moments["officer_released_at"]),
        **flags_of(told.said, is_met=told.is_met),
    }
