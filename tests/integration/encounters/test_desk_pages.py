"""Writing, reading, reviewing and choosing at a desk, without a script."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.encounters.models import Encounter, PartDraft, PartFiling
from coresponder.program.encounters.vocabulary import PartState
from coresponder.program.people.actions.persons import add_person
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.filing import document, file_as
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db
WORDS = "The person was calm when we left."


@pytest.fixture
def call(dana: User) -> Call:
    """A welfare check."""
    return dispatching.call("E-1")


@pytest.fixture
def assignment(omar: User, clara: User, dana: User, call: Call) -> Assignment:
    """Omar and Clara have been on scene for half an hour."""
    shift = dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    found = send_team(call=call, team=shift.team, by=dana)
    Assignment.objects.filter(pk=found.pk).update(on_scene_at=timezone.now() - timedelta(minutes=30), state="on_scene")
    found.refresh_from_db()
    return found


def given(**answers: Any) -> dict[str, Any]:
    """The answers of a form; a routine where nothing else is said."""
    routine = {
        "contact_result": "seen",
        "contact_origin": "dispatched",
        "dispositions": ["resolved_on_scene"],
        "narrative": WORDS,
    }
    return routine | answers


def test_an_officer_writes_saves_and_files_at_a_desk(page: PageClient, omar: User, assignment: Assignment) -> None:
    as_omar = page.as_(omar)
    assert "Write it for E-1" in as_omar.get("/encounters/").buttons
    address = as_omar.client.post(f"/encounters/assignments/{assignment.pk}/start/").headers["Location"]
    form = as_omar.get(address)
    assert form.heading == "Write the operational part"
    assert "At which level?" not in form.text
    as_omar.client.post(address, given(force_used="yes"))
    assert PartDraft.objects.count() == 1
    assert "At which level?" in as_omar.get(address).text
    assert "Draft" in as_omar.get("/encounters/").text
    sent = as_omar.client.post(address, given(force_used="no", force_level="reportable", file="yes"))
    filing = PartFiling.objects.get()
    assert sent.headers["Location"] == f"/encounters/{filing.encounter_id}/"
    assert not PartDraft.objects.exists()
    assert "force_level" not in filing.body
    shown = as_omar.get(f"/encounters/{filing.encounter_id}/")
    assert WORDS in shown.text
    assert "Operational part: Filed" in shown.text
    assert "Clinical part: Not yet" in shown.text
    assert "Nobody is named" in shown.text


def test_what_has_to_be_mended_stands_beside_its_question_and_nothing_is_lost(
    page: PageClient, omar: User, assignment: Assignment
) -> None:
    as_omar = page.as_(omar)
    address = as_omar.client.post(f"/encounters/assignments/{assignment.pk}/start/").headers["Location"]
    times = {"contact_started_at": "2020-01-01T11:00", "contact_ended_at": "2020-01-01T10:00"}
    backwards = given(**times, dispositions=[], file="yes")
    answer = as_omar.post(address, backwards)
    assert "has to be answered" in answer.text
    assert "The contact ends before it starts" in answer.text
    assert WORDS in answer.text
    assert not PartFiling.objects.exists()
    assert WORDS in as_omar.get(address).text


def test_why_there_is_no_answer_is_kept_for_every_kind_of_question(
    page: PageClient, omar: User, assignment: Assignment
) -> None:
    as_omar = page.as_(omar)
    address = as_omar.client.post(f"/encounters/assignments/{assignment.pk}/start/").headers["Location"]
    reasons = given(
        techniques=["not_asked"], officer_minutes="", officer_minutes__why_not="unknown", handcuffs="unknown"
    )
    as_omar.client.post(address, {**reasons, "contact_ended_at": "", "contact_ended_at__why_not": "declined"})
    shown = as_omar.get(address)
    chosen = [each.get("value") for each in shown.all("option") if each.get("selected") is not None]
    assert {"unknown", "declined"} <= set(chosen)
    as_omar.client.post(address, {**reasons, "file": "yes"})
    filing = PartFiling.objects.get()
    assert '"techniques":"not_asked"' in filing.body
    assert '"officer_minutes":"unknown"' in filing.body


def test_a_colleague_returns_it_and_the_author_files_it_anew(
    page: PageClient, clara: User, carlos: User, assignment: Assignment
) -> None:
    filing = file_as(clara, document(assignment, "clinical")).filing
    as_carlos = page.as_(carlos)
    assert "Clara Clinician" in as_carlos.get("/encounters/review/").text
    assert "Return it" in as_carlos.get(f"/encounters/{filing.encounter_id}/").buttons
    as_carlos.client.post(f"/encounters/filings/{filing.pk}/return/", {"comment": ""})
    assert PartFiling.objects.get().state == PartState.FILED
    as_carlos.client.post(f"/encounters/filings/{filing.pk}/return/", {"comment": "Who stayed with the person?"})
    as_clara = page.as_(clara)
    assert "Returned" in as_clara.get("/encounters/").text
    address = f"/encounters/{filing.encounter_id}/clinical/write/"
    assert "Who stayed with the person?" in as_clara.get(address).text
    as_clara.client.post(address, given(narrative="The sister stayed.", file="yes"))
    assert PartFiling.objects.count() == 2
    as_carlos.client.post(f"/encounters/filings/{PartFiling.objects.last().pk}/review/")  # type: ignore[union-attr]
    shown = as_clara.get(f"/encounters/{filing.encounter_id}/")
    assert "Reviewed" in shown.text
    assert "The sister stayed." in shown.text
    as_clara.client.post(f"/encounters/filings/{PartFiling.objects.last().pk}/add/", {"text": "She called later."})  # type: ignore[union-attr]
    assert "She called later." in as_clara.get(f"/encounters/{filing.encounter_id}/").text
    assert "Who stayed with the person?" in as_clara.get(f"/encounters/{filing.encounter_id}/clinical/copies/").text


def test_of_two_copies_a_person_chooses_one(
    page: PageClient, clara: User, carlos: User, omar: User, assignment: Assignment
) -> None:
    first = file_as(clara, document(assignment, "clinical", narrative="The first copy of it.")).filing
    second = file_as(clara, document(assignment, "clinical", narrative="The second copy of it.")).filing
    as_carlos = page.as_(carlos)
    assert "2 copies" in as_carlos.get("/encounters/review/").text
    address = f"/encounters/{first.encounter_id}/clinical/copies/"
    shown = as_carlos.get(address)
    assert "The first copy of it." in shown.text
    assert "The second copy of it." in shown.text
    assert "Copy 2 stands" in shown.buttons
    as_carlos.client.post(f"/encounters/filings/{second.pk}/choose/")
    assert "Copy 2 stands" not in as_carlos.get(address).buttons
    assert "The first copy of it." in as_carlos.get(address).text
    assert "The first copy of it." not in as_carlos.get(f"/encounters/{first.encounter_id}/").text
    assert page.as_(omar).client.get(address).status_code == 404


def test_the_persons_page_and_the_calls_page_lead_to_the_encounter(
    page: PageClient, clara: User, omar: User, assignment: Assignment
) -> None:
    avery = add_person(given="Avery", family="Example", by=clara)
    filing = file_as(clara, document(assignment, "clinical", person=avery.pk)).filing
    of_person = page.as_(clara).get(f"/people/{avery.pk}/")
    assert "Resolved, no need" in of_person.text
    assert f"/encounters/{filing.encounter_id}/" in of_person.links.values()
    of_call = page.as_(omar).get(f"/calls/{assignment.call_id}/")
    assert f"/encounters/{filing.encounter_id}/" in of_call.links.values()
    assert "Write the encounter of CRT1" in of_call.buttons


def test_an_encounter_without_a_call_begins_with_a_person_or_with_nobody(
    page: PageClient, clara: User, carlos: User
) -> None:
    avery = add_person(given="Avery", family="Example", by=clara)
    as_carlos = page.as_(carlos)
    assert "Begin" in as_carlos.get(f"/people/{avery.pk}/encounters/begin/").buttons
    address = as_carlos.client.post(f"/people/{avery.pk}/encounters/begin/").headers["Location"]
    as_carlos.client.post(address, given(contact_origin="proactive_follow_up", file="yes"))
    encounter = Encounter.objects.get()
    assert encounter.person == avery
    assert not encounter.counts_as_repeat
    as_carlos.client.post("/encounters/begin/")
    unnamed = Encounter.objects.get(person=None)
    as_carlos.client.post(f"/encounters/{unnamed.pk}/person/", {"person": "who knows"})
    assert Encounter.objects.filter(person=None).exists()
    as_carlos.client.post(f"/encounters/{unnamed.pk}/person/", {"person": f"https://example.org/people/{avery.pk}/"})
    assert Encounter.objects.filter(person=avery).count() == 2


def test_somebody_else_finds_no_such_encounter(
    page: PageClient, clara: User, assignment: Assignment, cora: User, eve: User, otis: User, dana: User
) -> None:
    filing = file_as(clara, document(assignment, "clinical")).filing
    statuses = [
        page.as_(each).client.get(f"/encounters/{filing.encounter_id}/").status_code for each in (cora, eve, dana, otis)
    ]
    assert statuses == [403, 403, 403, 404]
