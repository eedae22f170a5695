"""Screenings that were asked in the field come with the part of the encounter, all or nothing, and leave with it."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from coresponder.formats.encounter import FilingRefused
from coresponder.formats.fhir.schema import faults
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.linking import link_person
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.encounters.retention import forget_encounter
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.instruments import take_out_of_use
from coresponder.program.screenings.models import RequiredStep, Screening
from coresponder.program.screenings.queries.instruments import in_use_at
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.filing import document, file_as
from tests.support.page import PageClient

pytestmark = pytest.mark.usefixtures("in_use")


def sent(key: str = "asq", **more: Any) -> dict[str, Any]:
    """One screening as the phone sends it."""
    usual = {"id": str(uuid4()), "instrument": key, "administered_at": timezone.now().isoformat()}
    return {**usual, **({} if {"how", "entered"} & set(more) else {"answers": {"q1": "yes"}}), **more}


def clinical(assignment: Assignment, *screenings: Any, **more: Any) -> dict[str, Any]:
    return document(assignment, "clinical", sections={"screenings": list(screenings)}, **more)


def kept() -> list[Screening]:
    with everything_let_through():
        return list(Screening.objects.select_related("instrument").order_by("recorded_at"))


def test_a_screening_comes_with_the_part_and_says_what_has_to_be_done(
    assignment: Assignment, avery: Person, clara: User
) -> None:
    filed = file_as(clara, clinical(assignment, sent(), person=avery.pk))
    assert [each.code for each in filed.next_steps] == ["brief_safety_assessment"]
    screening = kept()[0]
    assert (screening.person, screening.encounter_id) == (avery, filed.filing.encounter_id)


def test_the_same_bytes_again_record_nothing_twice(assignment: Assignment, avery: Person, clara: User) -> None:
    found = clinical(assignment, sent(), person=avery.pk)
    file_as(clara, found)
    file_as(clara, found)
    assert len(kept()) == 1


@pytest.mark.parametrize(
    ("screening", "words"),
    [
        ({"answers": {"q1": "sometimes"}}, "Screening 1: .*no such answer"),
        ({"instrument": "gad-7", "answers": {"q1": "not_at_all"}}, "has not put this instrument in use"),
        ({"id": "x"}, "not what the form sends"),
        ({"administered_at": "2026-01-01T08:00:00"}, "not what the form sends"),
        ({"answers": ["q1"]}, "not what the form sends"),
        ({"how": "declined", "reason": ""}, "Say why the screening was not done"),
        ({"instrument": "audit-c", "answers": {"q1": "never"}}, "File it with the substance-use part"),
    ],
)
def test_one_that_is_wrong_keeps_the_whole_filing_out_and_is_named(
    assignment: Assignment, clara: User, screening: dict[str, Any], words: str
) -> None:
    with pytest.raises(FilingRefused, match=words) as refused:
        file_as(clara, clinical(assignment, {**sent(), **screening}))
    assert refused.match(words.split(": ")[-1])
    with everything_let_through():
        assert (PartFiling.objects.count(), Screening.objects.count()) == (0, 0)


def test_what_is_about_alcohol_comes_with_the_part_that_is_kept_apart(
    assignment: Assignment, avery: Person, clara: User
) -> None:
    drinking = sent("audit-c", answers={"q1": "never"})
    part = document(assignment, "substance_use", sections={"substance_screenings": [drinking]}, person=avery.pk)
    file_as(clara, part)
    assert [each.data_class for each in kept()] == ["substance_use"]


def test_an_officers_part_holds_no_screening(assignment: Assignment, omar: User) -> None:
    with pytest.raises((FilingRefused, Denied)):
        file_as(omar, document(assignment, sections={"screenings": [sent()]}))


def test_an_instrument_that_was_taken_out_of_use_meanwhile_still_counts_as_it_was(
    assignment: Assignment, avery: Person, clara: User, cora: User
) -> None:
    assert clara.agency is not None
    had = in_use_at(clara.agency, "asq")
    assert had is not None
    asked = sent(sha256=had.sha256)
    take_out_of_use(agency=clara.agency, key="asq", by=cora)
    file_as(clara, clinical(assignment, asked, person=avery.pk))
    assert kept()[0].instrument == had


def test_a_screening_of_somebody_not_identified_moves_to_the_person_with_the_encounter(
    assignment: Assignment, avery: Person, clara: User
) -> None:
    file_as(clara, clinical(assignment, sent()))
    assert kept()[0].person is None
    link_person(encounter=Encounter.objects.get(), person=avery, by=clara)
    moved = kept()[0]
    assert moved.person == avery
    assert moved.result is not None
    with everything_let_through():
        assert RequiredStep.objects.select_related("screening__instrument").get().title


class TestLeaving:
    def test_the_clinicians_part_leaves_as_valid_fhir_without_a_word_about_the_team(
        self, assignment: Assignment, avery: Person, clara: User, page: PageClient
    ) -> None:
        answers = {
            "presenting_problems": ["suicidal_thoughts", "anxiety"],
            "contact_started_at": "2026-11-02T08:30:00-07:00",
            "police_present": "all",
            "counterfactual_outcome": "arrest",
            "hold_evaluated": "no",
        }
        filed = file_as(clara, clinical(assignment, sent(), person=avery.pk, answers=answers, narrative="Slept badly."))
        address = f"/encounters/{filed.filing.encounter_id}/fhir/"
        shown = page.as_(clara).get(f"/encounters/{filed.filing.encounter_id}/")
        assert shown.links["Hand the clinical part out as FHIR"] == address
        assert page.as_(clara).get(address).heading == "Hand out as FHIR"
        answer = page.as_(clara).client.post(address, {"to": clara.agency_id, "purpose": "treatment"})
        made = json.loads(answer.content)
        assert faults(made) == []
        kinds = [each["resource"]["resourceType"] for each in made["entry"]]
        assert kinds[:2] == ["Patient", "Encounter"]
        assert {"Observation", "QuestionnaireResponse"} <= set(kinds)
        text = json.dumps(made)
        assert "Slept badly." in text
        assert "counterfactual" not in text
        assert "without the team" not in text
        assert "Omar" not in text
        contact = made["entry"][1]["resource"]
        assert contact["period"]["start"] == "2026-11-02T08:30:00-07:00"
        assert len(contact["reasonCode"]) == 2

    def test_an_officer_hands_nothing_of_it_out(
        self, assignment: Assignment, avery: Person, clara: User, omar: User, page: PageClient
    ) -> None:
        filed = file_as(clara, clinical(assignment, sent(), person=avery.pk))
        page.as_(omar).get(f"/encounters/{filed.filing.encounter_id}/fhir/", status=403)

    def test_what_is_about_nobody_goes_to_nobody(self, assignment: Assignment, clara: User, page: PageClient) -> None:
        filed = file_as(clara, clinical(assignment, sent()))
        said = page.as_(clara).get(f"/encounters/{filed.filing.encounter_id}/fhir/").text
        assert "Nobody is named in this encounter" in said


def test_an_encounter_in_which_nobody_was_named_is_forgotten_with_its_screenings(
    assignment: Assignment, clara: User
) -> None:
    file_as(clara, clinical(assignment, sent()))
    with transaction.atomic():
        forget_encounter(str(Encounter.objects.get().pk))
    assert kept() == []
