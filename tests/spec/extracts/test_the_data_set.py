"""What the team did and wrote becomes rows that can be counted, and that tell nobody who somebody is."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from coresponder.formats.dataset.checking import check_dataset
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import Step
from coresponder.program.extracts.vocabulary import Detail, ReleasePurpose
from coresponder.program.people.actions.merging import merge_people
from coresponder.program.people.actions.parts import add_demographic_fact
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.program.people.vocabulary.facts import DemographicElement, Source
from coresponder.safeguards.accounts.models import User
from tests.spec.extracts.conftest import CALM, MORE, Making
from tests.support.filing import SENTENCE, document, file_as

pytestmark = pytest.mark.django_db


def test_an_encounter_is_one_row_of_what_both_parts_say_together(met: Assignment, extract: Making) -> None:
    row = extract().one("encounters")
    assert (row["is_met"], row["counts_as_repeat"], row["has_operational_part"], row["has_clinical_part"]) == (
        (True, True, True, True)
    )
    assert (row["nature_of_crisis"], row["force_used"], row["arrest_eligible"]) == ("mental_health", "no", "no")
    assert (row["need_found"], row["need_offered"], row["offer_accepted"]) == (True, True, True)
    assert (row["person_ordinal"], row["person_day"]) == (1, 0)


def test_what_nobody_answered_is_empty_and_never_no(assignment: Assignment, omar: User, extract: Making) -> None:
    file_as(omar, document(assignment, answers={"force_used": "unknown"}))
    row = extract().one("encounters")
    assert row["force_used"] == "unknown"
    unknown = ("reportable_force", "handcuffs_only", "injured_person", "need_found", "offer_accepted")
    assert [row[name] for name in unknown] == [None] * 5
    # What became of it was filed, and neither an arrest nor a hold is among it.
    assert (row["arrested"], row["involuntary_hold"], row["stabilized_in_community"]) == (False, False, True)


def test_somebody_who_was_not_found_is_no_contact(assignment: Assignment, omar: User, extract: Making) -> None:
    filed = document(assignment, answers={"contact_result": "unable_to_locate"})
    del filed["answers"]["dispositions"]
    file_as(omar, filed)
    row = extract().one("encounters")
    assert (row["is_met"], row["arrested"], row["stabilized_in_community"]) == (False, None, None)


@pytest.mark.parametrize(
    ("answers", "flags"),
    [
        (
            {"arrest_eligible": "yes", "enforcement_results": ["arrest_booked"], "dispositions": ["arrested"]},
            {"arrested": True, "booked": True, "cited": False, "stabilized_in_community": False},
        ),
        (
            {"arrest_eligible": "yes", "enforcement_results": ["warrant_service"], "dispositions": ["arrested"]},
            {"arrested": True, "booked": False, "warrant_arrest": True},
        ),
        (
            {"arrest_eligible": "yes", "enforcement_results": ["citation"], "dispositions": ["cited"]},
            {"arrested": False, "booked": False, "cited": True},
        ),
        (
            {"force_used": "yes", "force_level": "reportable", "handcuffs": "yes"},
            {"reportable_force": True, "handcuffs_only": False},
        ),
        (
            {"force_used": "yes", "force_level": "below_reportable"},
            {"reportable_force": False, "handcuffs_only": None},
        ),
        ({"force_used": "no", "handcuffs": "yes"}, {"reportable_force": False, "handcuffs_only": True}),
        (
            {"hold_evaluated": "yes", "hold_placed": "yes", "hold_authority": "peace_officer",
             "hold_grounds": ["danger_to_self"], "dispositions": ["involuntary_hold"],
             "transport_by": "ems", "destination": "emergency_department"},
            {"involuntary_hold": True, "taken_to_emergency_department": True, "taken_to_facility": True,
             "taken_voluntarily": False, "stabilized_in_community": False},
        ),
        (
            {"hold_evaluated": "no", "transport_by": "program", "destination": "crisis_center",
             "dispositions": ["crisis_center"]},
            {"involuntary_hold": False, "taken_to_emergency_department": False, "taken_to_facility": True,
             "taken_voluntarily": True},
        ),
        (
            {"hold_evaluated": "no", "transport_by": "none"},
            {"involuntary_hold": False, "taken_to_facility": False, "stabilized_in_community": True},
        ),
        (
            {"injured_parties": ["person"], "injury_person_cause": "before", "injury_person_severity": "minor"},
            {"injured_person": False, "injured_officer": False, "died": False},
        ),
        (
            {"injured_parties": ["person", "officer"], "injury_person_cause": "force",
             "injury_person_severity": "death", "injury_officer_cause": "other"},
            {"injured_person": True, "injured_officer": True, "injured_third_party": False, "died": True},
        ),
    ],
)  # fmt: skip
def test_a_flag_follows_from_what_was_answered(
    assignment: Assignment, omar: User, extract: Making, answers: dict[str, Any], flags: dict[str, bool | None]
) -> None:
    file_as(omar, document(assignment, answers=answers))
    row = extract().one("encounters")
    assert {name: row[name] for name in flags} == flags


def test_questions_with_several_answers_are_rows_of_codes(met: Assignment, extract: Making) -> None:
    made = extract()
    codes = {(row["element"], row["code"]) for row in made.rows("encounter_codes")}
    assert {("presenting_problems", "suicidal_thoughts"), ("presenting_problems", "psychosis")} <= codes
    (disposition,) = made.rows("dispositions")
    assert (disposition["disposition"], disposition["said_by_officer"], disposition["said_by_clinician"]) == (
        ("resolved_on_scene", True, True)
    )


def test_a_call_says_what_became_of_it(met: Assignment, omar: User, dana: User, extract: Making) -> None:
    record_status(event_id=uuid4(), assignment=met, step=Step.ON_SCENE, by=omar)
    made = extract()
    call, response = made.one("program_calls"), made.one("team_responses")
    assert (call["is_reached"], call["is_confirmed_crisis"]) == (True, True)
    assert (response["state"], response["call_id"]) == ("on_scene", call["call_id"])
    assert response["minutes_offered_to_on_scene"] is not None
    assert made.one("encounters")["response_id"] == response["response_id"]
    assert made.one("shifts")["responses"] == 1


def test_a_person_is_a_token_with_coarse_answers(met: Assignment, avery: Person, clara: User, extract: Making) -> None:
    for element, codes in (
        (DemographicElement.RACE_ETHNICITY, ["asian", "white"]),
        (DemographicElement.GENDER, ["nonbinary"]),
        (DemographicElement.LANGUAGE, ["declined"]),
    ):
        add_demographic_fact(person=avery, element=element, codes=codes, source=Source.SELF, by=clara)
    row = extract().one("persons")
    assert (row["race_ethnicity"], row["race_ethnicity_source"]) == ("several", "self")
    assert (row["gender"], row["language"], row["housing"]) == ("another", "not_recorded", "not_recorded")
    assert row["is_identified"] is True
    assert row["observed_days"] in (0, 1)  # the extract may be made just after midnight


def test_nobody_can_be_found_in_it(met: Assignment, avery: Person, extract: Making) -> None:
    everything = b"".join(extract().bytes.values())
    for word in ("Avery", "Example", SENTENCE, "E-1", "CRT1", "omar", "Omar", str(avery.pk), avery.pk.hex, str(met.pk)):
        assert word.encode() not in everything


def test_tokens_of_two_purposes_cannot_be_put_together(met: Assignment, extract: Making) -> None:
    inside, outside = extract(), extract(purpose=ReleasePurpose.RESEARCH)
    assert inside.one("persons")["person"] != outside.one("persons")["person"]
    assert inside.one("persons")["person"] == extract().one("persons")["person"]


def test_records_that_were_joined_are_one_person(
    met: Assignment, avery: Person, carlos: User, clara: User, extract: Making
) -> None:
    other = add_person(given="Avery", family="Ejample", by=clara)
    file_as(clara, document(None, "clinical", encounter=None, person=other.pk, answers=MORE, call=str(met.call_id)))
    assert len(extract().rows("persons")) == 2
    merge_people(survivor=avery, loser=other, by=carlos)
    made = extract()
    assert len(made.rows("persons")) == 1
    assert sorted(row["person_ordinal"] for row in made.rows("encounters")) == [1, 2]


class TestAReleaseInMonths:
    def test_it_names_no_moment_no_day_and_no_beat(self, met: Assignment, extract: Making) -> None:
        made = extract(purpose=ReleasePurpose.RESEARCH, detail=Detail.MONTHS)
        row, person = made.one("encounters"), made.one("persons")
        assert (row["started_at"], row["ended_at"], row["beat"]) == (None, None, None)
        assert row["local_date"] == timezone.localdate().replace(day=1)
        assert isinstance(row["local_date"], date)
        assert row["local_hour"] is not None
        assert person["first_on"].day == 1
        assert person["observed_days"] % 28 == 0

    def test_days_until_its_moment_do_not_tell_the_day(
        self, avery: Person, assignment: Assignment, clara: User, extract: Making
    ) -> None:
        long_ago = timezone.now() - timedelta(days=45)
        file_as(clara, document(assignment, "clinical", person=avery.pk, at=long_ago))
        assert extract().one("persons")["observed_days"] == 45
        assert extract(detail=Detail.MONTHS).one("persons")["observed_days"] == 28


def test_the_substance_use_part_is_nowhere(assignment: Assignment, clara: User, avery: Person, extract: Making) -> None:
    told = {"substances_told": ["opioid"], "naloxone_left": "yes"}
    file_as(clara, document(assignment, "substance_use", person=avery.pk, answers=told))
    made = extract()
    assert made.rows("encounters") == []
    assert made.made.left_out["encounters of which only the substance-use part was filed"] == 1
    assert b"opioid" not in b"".join(made.bytes.values()).replace(made.bytes["dictionary.json"], b"")


def test_it_passes_its_own_check(met: Assignment, omar: User, extract: Making) -> None:
    record_status(event_id=uuid4(), assignment=met, step=Step.ON_SCENE, by=omar)
    file_as(omar, document(met, ordinal=2, answers=CALM))
    checked = check_dataset(extract().folder)
    assert {table.name: table.faults for table in checked if table.faults} == {}
    assert {"persons", "encounters", "team_responses", "shifts", "screenings"} <= {table.name for table in checked}


def test_an_empty_program_gives_empty_tables(db: None, extract: Making) -> None:
    made = extract()
    assert {each.rows for each in made.made.tables} == {0}
    assert {table.faults for table in check_dataset(made.folder)} == {()}
