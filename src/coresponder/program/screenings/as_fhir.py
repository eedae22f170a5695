"""Parts of this app as FHIR resources, with the notice of 42 CFR Part 2 where one goes along."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from coresponder.formats.fhir.care import safety_plan, with_part_2_notice
from coresponder.formats.fhir.elements import Json
from coresponder.formats.fhir.screenings import ScreeningDone, has_response, observation, questionnaire_response
from coresponder.program.screenings.models import SafetyPlan, Screening
from coresponder.program.screenings.vocabulary import NOT_DONE
from coresponder.safeguards.consent.notice import Part2Notice


def resources_of(part: Any, *, has_encounter: bool) -> list[Json]:
    """The resources of a screening or a safety plan; nothing for any other part."""
    if isinstance(part, Screening):
        return list(_screening(part, has_encounter=has_encounter))
    return [_plan(part, has_encounter=has_encounter)] if isinstance(part, SafetyPlan) else []


def with_notice(resources: Iterable[Json], part_id: UUID, notices: Mapping[UUID, Part2Notice]) -> list[Json]:
    """The resources, each with the notice that the part needs."""
    notice = notices.get(part_id)
    if notice is None:
        return list(resources)
    return [with_part_2_notice(each, [notice.sentence, notice.long_text]) for each in resources]


def _screening(screening: Screening, *, has_encounter: bool) -> Iterable[Json]:
    done = ScreeningDone(
        identity=screening.pk,
        pack=screening.instrument.pack,
        person_id=_person(screening),
        at=screening.administered_at,
        agency_name=screening.owner_agency.name,
        encounter_id=screening.encounter_id if has_encounter else None,
        answers=screening.given.get("answers", {}),
        result=screening.result,
        not_done=str(screening.how) if screening.how in NOT_DONE else "",
        reason=str(screening.reason),
    )
    if has_response(done):
        yield questionnaire_response(done)
    yield observation(done)


def _plan(plan: SafetyPlan, *, has_encounter: bool) -> Json:
    return safety_plan(
        identity=plan.pk,
        person_id=plan.person_id,
        sections={section.label: text for section, text in plan.sections.items()},
        at=plan.recorded_at,
        agency_name=plan.owner_agency.name,
        is_in_use=plan.holds,
        encounter_id=plan.encounter_id if has_encounter else None,
    )


def _person(screening: Screening) -> UUID:
    if screening.person_id is None:
        raise ValueError("A screening of somebody who is not identified is handed to nobody.")
    return screening.person_id
