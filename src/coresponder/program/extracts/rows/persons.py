"""Persons as tokens, with coarse answers about who they are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from coresponder.formats.dataset.tables.persons import GENDERS, LANGUAGES, NOT_RECORDED
from coresponder.program.extracts.rows.encounters import first_contacts
from coresponder.program.extracts.scope import Scope, day_or_none, local_day
from coresponder.program.extracts.sources import Row
from coresponder.program.people.models import DemographicFact, IdentityFact, Person, SocialFact
from coresponder.program.people.models.facts import CodedFact
from coresponder.program.people.vocabulary.facts import Absent, DemographicElement, SocialElement
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.response_plans.models import PlanVersion
from coresponder.safeguards.encryption.fields import open_together

AT_ONCE = 1000
# What somebody says of themselves comes before what another saw or a record says.
TRUSTED = {"self": 0, "record": 1, "observed": 2}
AGES = ((12, "under_12"), (18, "12_to_17"), (25, "18_to_24"), (45, "25_to_44"), (65, "45_to_64"))
OLDEST = "65_or_older"
Known = dict[str, tuple[str, ...]]


def persons(scope: Scope) -> Iterator[Row]:
    """Everybody whom another table names. It is written last, when these are known."""
    firsts, ids = first_contacts(scope), sorted(scope.seen_people)
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        records = scope.people.all_of(set(some))
        facts, sources = _facts(scope, records)
        born, planned = _born(scope, records), _planned(scope, records)
        unknown = set(Person.objects.filter(pk__in=some, is_unknown=True).values_list("pk", flat=True))
        for person_id in some:
            first_on = day_or_none(firsts.get(person_id))
            yield {
                "person": scope.token("person", person_id),
                "is_identified": person_id not in unknown,
                "first_on": first_on,
                "observed_days": _days(first_on, local_day(scope.as_of)),
                "age_band": _age_band(born.get(person_id, ""), first_on or local_day(scope.as_of)),
                "race_ethnicity_source": sources.get(person_id, NOT_RECORDED),
                "has_response_plan": person_id in planned,
                **_demographics(facts[person_id]),
            }


def _demographics(known: Known) -> Row:
    race = known.get(DemographicElement.RACE_ETHNICITY, ())
    return {
        "race_ethnicity": NOT_RECORDED if not race else race[0] if len(race) == 1 else "several",
        "gender": _among(known.get(DemographicElement.GENDER, ()), GENDERS),
        "language": _among(known.get(DemographicElement.LANGUAGE, ()), LANGUAGES),
        "interpreter_needed": _yes_no(known.get(DemographicElement.INTERPRETER, ()), yes="needed"),
        "veteran": _yes_no(known.get(DemographicElement.VETERAN, ()), yes="yes"),
        "disability": _yes_no(known.get(DemographicElement.DISABILITY, ()), no="none"),
        "housing": _first(known.get(SocialElement.HOUSING, ())),
        "services": _first(known.get(SocialElement.SERVICES, ())),
    }


def _first(codes: Sequence[str]) -> str:
    return codes[0] if codes else NOT_RECORDED


def _among(codes: Sequence[str], kept: Sequence[str]) -> str:
    """The code where it is one of those that are kept apart; every other one is “another”."""
    if not codes:
        return NOT_RECORDED
    return codes[0] if len(codes) == 1 and codes[0] in kept else "another"


def _yes_no(codes: Sequence[str], *, yes: str = "", no: str = "") -> str:
    if not codes:
        return NOT_RECORDED
    return "yes" if (yes and yes in codes) or (no and no not in codes) else "no"


def _facts(scope: Scope, records: dict[UUID, UUID]) -> tuple[dict[UUID, Known], dict[UUID, str]]:
    """Of each person the answers that held, the most trusted source and then the newest first."""
    found: dict[UUID, Known] = defaultdict(dict)
    sources: dict[UUID, str] = {}
    for model in (DemographicFact, SocialFact):
        for row in _ordered(scope, model, records):
            person_id = scope.people.of_row(row.person_id, model=model._meta.label_lower, row=row.pk)
            codes = tuple(code for code in row.codes if code not in Absent.values)
            if person_id is not None and codes and row.element not in found[person_id]:
                found[person_id][row.element] = codes
                if row.element == DemographicElement.RACE_ETHNICITY:
                    sources[person_id] = row.source
    return found, sources


def _ordered(scope: Scope, model: type[CodedFact], records: dict[UUID, UUID]) -> list[Any]:
    rows = list(model._default_manager.filter(scope.held, person__in=records).order_by("-recorded_at", "pk"))
    return sorted(rows, key=lambda row: TRUSTED.get(row.source, len(TRUSTED)))


def _born(scope: Scope, records: dict[UUID, UUID]) -> dict[UUID, str]:
    """The birth date as YYYY-MM-DD, or two years as YYYY-YYYY."""
    kinds = (IdentityKind.BIRTH_YEARS, IdentityKind.BIRTH_DATE)
    dated = IdentityFact.objects.filter(scope.held, person__in=records, kind__in=kinds)
    rows = list(dated.order_by("recorded_at", "pk"))
    open_together(rows)
    found: dict[UUID, str] = {}
    for row in sorted(rows, key=lambda row: kinds.index(IdentityKind(row.kind))):
        person_id = scope.people.of_row(row.person_id, model=IdentityFact._meta.label_lower, row=row.pk)
        if person_id is not None:
            found[person_id] = str(row.value)
    return found


def _planned(scope: Scope, records: dict[UUID, UUID]) -> set[UUID]:
    rows = PlanVersion.objects.filter(scope.held, person__in=records, approved_at__lte=scope.as_of)
    label = PlanVersion._meta.label_lower
    whose = (scope.people.of_row(person, model=label, row=pk) for pk, person in rows.values_list("pk", "person_id"))
    return {each for each in whose if each is not None}


def _age_band(born: str, on: date) -> str:
    """From a birth date, or from two years where both give the same band."""
    if not born:
        return NOT_RECORDED
    first, _, last = born.partition("-")
    if len(last) == len("YYYY"):
        bands = {_band(on.year - int(last)), _band(on.year - int(first))}
        return bands.pop() if len(bands) == 1 else NOT_RECORDED
    day = date.fromisoformat(born)
    return _band(on.year - day.year - ((on.month, on.day) < (day.month, day.day)))


def _band(years: int) -> str:
    return next((band for below, band in AGES if years < below), OLDEST)


def _days(first_on: date | None, last_on: date) -> int | None:
    return None if first_on is None else max((last_on - first_on).days, 0)
