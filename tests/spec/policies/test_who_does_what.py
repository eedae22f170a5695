"""Who does what at each step: written as a table, approved as a chapter, quoted where the work is done."""

import pytest

from coresponder.kernel.errors import UsageError
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.policies import who_does_what
from coresponder.program.policies.actions.writing import propose_version, write_version
from coresponder.program.policies.models import Chapter
from coresponder.program.policies.queries.who_does_what import duties_at
from coresponder.program.policies.vocabulary import EncounterStep, WorkRole
from coresponder.safeguards.accounts.models import User
from tests.spec.policies.conftest import put_in_force
from tests.support import dispatching
from tests.support.page import PageClient


@pytest.fixture
def table(chapter: Chapter) -> Chapter:
    """The chapter that is the table."""
    return Chapter.objects.get(key="who-does-what")


def test_the_table_that_comes_with_the_program_leaves_nothing_open() -> None:
    assert list(who_does_what.faults(who_does_what.usual())) == []


def test_what_is_written_is_read_again() -> None:
    read = who_does_what.read(who_does_what.usual())
    cells = {(each.step, role): letters for each in read for role, letters in each.duties.items()}
    assert who_does_what.written(cells) == who_does_what.usual()
    assert [each.step for each in read] == list(EncounterStep)


def test_a_step_for_which_nobody_answers_is_not_proposed(table: Chapter, clara: User) -> None:
    text = who_does_what.usual().replace("hold: officer A R", "hold: officer R")
    draft = table.versions.get()
    written = write_version(version=draft, text=text, seen_edited_at=draft.edited_at, by=clara)
    with pytest.raises(UsageError, match="0 do for this: Beginning an emergency hold"):
        propose_version(version=written, by=clara)


def test_it_is_written_choice_by_choice_and_compared_in_words(table: Chapter, page: PageClient, clara: User) -> None:
    form = page.as_(clara).get("/manual/chapters/who-does-what/write/")
    told = {
        each.get("name", ""): next((o.get("value", "") for o in each.iter() if o.get("selected") is not None), "")
        for each in form.all("select")
    }
    told |= {
        each.get("name", ""): each.get("value", "") for each in form.all("input") if each.get("name") == "edited_at"
    }
    assert told["hold--officer"] == "AR"
    told |= {"hold--peer": "C", "is_reviewed": "on", "must_sign_again": "on"}
    page.as_(clara).post("/manual/chapters/who-does-what/write/", told)
    assert "hold: officer A R, clinician R, paramedic C, peer C, supervisor I" in table.versions.get().text
    shown = page.as_(clara).get("/manual/chapters/who-does-what/versions/1/history/").text
    assert "peer specialist is asked" in shown


def test_the_phone_quotes_it_for_the_step_at_hand(
    table: Chapter, page: PageClient, omar: User, clara: User, dana: User, sol: User, sade: User
) -> None:
    shift = dispatching.on_duty(dispatching.team("CRT3"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    made = send_team(call=dispatching.call(), team=shift.team, by=dana)
    dispatching.Assignment.objects.filter(pk=made.pk).update(state="on_scene")
    assert "Who does what now" not in page.as_(omar).get("/phone/").text
    put_in_force(table, who_does_what.usual(), writer=clara, heads=(sol, sade))
    shown = page.as_(omar).get("/phone/").text
    assert "Handing the lead to the clinician, and back" in shown
    assert "officer answers for it, does it; clinician does it" in shown
    assert duties_at((EncounterStep.HOLD,))[0].answers == WorkRole.OFFICER
    along = page.as_(omar).client.get("/field/kit/").json()["duties"]
    assert "officer answers for it, does it; clinician does it" in " ".join(along)


def test_everybody_can_read_it_and_an_empty_program_says_that_there_is_none(
    page: PageClient, omar: User, db: None
) -> None:
    assert "No table is in force" in page.as_(omar).get("/manual/who-does-what/").text
