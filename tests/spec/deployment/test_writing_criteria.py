"""The form of rules: what it shows is what the rule says, and what it cannot show is written as text."""

from typing import Any

import pytest
from hypothesis import given, settings

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.actions.drafting import move_rule, remove_rule, save_rule, start_draft
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.demonstration import criteria as marigold
from coresponder.program.deployment.demonstration import load
from coresponder.program.deployment.forms.conditions import ConditionsForm, condition_of, groups_of
from coresponder.program.deployment.language.reading import read_condition
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.criteria import CALLS, CONDITIONS, criteria, reported, rule
from tests.support.page import PageClient


def through_the_form(when: dict[str, Any]) -> dict[str, Any] | None:
    """The condition once the form has shown it and somebody has sent it back unchanged."""
    shown = groups_of(when)
    if shown is None:
        return None
    forms = {
        name: ConditionsForm({f"{name}-{key}": value for key, value in told.items()}, prefix=name)
        for name, told in shown.items()
    }
    assert all(form.is_valid() for form in forms.values()), [form.errors for form in forms.values()]
    return condition_of({name: form.atoms for name, form in forms.items()})


@settings(max_examples=40)
@given(when=CONDITIONS, facts=CALLS)
def test_a_rule_that_is_opened_and_saved_unchanged_says_the_same(when: dict[str, Any], facts: Any) -> None:
    after = through_the_form(when)
    if after is not None:
        assert read_condition(after, "After").holds(facts) == read_condition(when, "Before").holds(facts)


def test_the_form_can_show_every_rule_of_the_demonstration() -> None:
    assert all(through_the_form(each["when"]) is not None for each in marigold()["rules"])


class TestTheDraft:
    def test_it_is_ones_own_and_begins_from_what_is_in_force(self, cora: User) -> None:
        load(by=cora)
        assert start_draft(based_on=version_in_force(), by=cora).content == marigold()

    def test_rules_change_places_and_the_ends_stay_where_they_are(self, cora: User) -> None:
        start_draft(based_on=None, by=cora)
        for key in ("first", "second"):
            save_rule(rule=rule(key, reported("weapon")), replaces="", by=cora)

        def keys(up: bool) -> list[str]:
            return [each["key"] for each in move_rule(key="second", up=up, by=cora).content["rules"]]

        assert keys(up=True) == ["second", "first"]
        assert keys(up=True) == ["second", "first"]
        assert keys(up=False) == ["first", "second"]

    def test_a_rule_that_cannot_be_read_does_not_get_in(self, cora: User) -> None:
        draft = start_draft(based_on=None, by=cora)
        with pytest.raises(UsageError, match="no such fact"):
            save_rule(rule=rule("odd", {"fact": "mood", "in": ["sad"]}), replaces="", by=cora)
        draft.refresh_from_db()
        assert draft.content["rules"] == []

    def test_the_last_rule_can_be_taken_out(self, cora: User) -> None:
        start_draft(based_on=None, by=cora)
        save_rule(rule=rule("only", reported("weapon")), replaces="", by=cora)
        assert remove_rule(key="only", by=cora).rule_set is None

    def test_nobody_but_the_coordinator_begins_one(self, eve: User) -> None:
        with pytest.raises(Denied):
            start_draft(based_on=None, by=eve)


class TestPages:
    def test_everybody_on_the_program_reads_the_criteria_and_tries_a_call(
        self, page: PageClient, cora: User, eve: User
    ) -> None:
        load(by=cora)
        as_eve = page.as_(eve)
        shown = as_eve.get("/criteria/")
        assert "An overdose: medical help first; the overdose team visits within 72 hours." in shown.text
        assert "Change the criteria" not in shown.buttons
        tried = as_eve.get("/criteria/try/", {"category": "suicide", "nexus": "yes"})
        assert "Police first, then a team" in tried.text
        assert "a weapon, violence, a medical need. The answers could change the advice." in tried.text

    def test_a_rule_too_deep_for_ticks_is_written_as_text(self, page: PageClient, cora: User) -> None:
        start_draft(based_on=None, by=cora)
        deep = {"any": [{"all": [reported("weapon"), reported("violence")]}, reported("suicide")]}
        save_rule(rule=rule("deep", deep), replaces="", by=cora)
        as_cora = page.as_(cora)
        assert "As the language of the criteria writes it" in as_cora.get("/criteria/draft/rules/deep/").text
        told = {"title": "Deep", "answer": "send", "sentence": "Deep."}
        wrong = as_cora.post("/criteria/draft/rules/deep/", {**told, "when": '{"fact": "mood"}'}, status=422)
        assert "There is no such fact of a call" in wrong.text
        right = as_cora.post("/criteria/draft/rules/deep/", {**told, "when": '{"fact": "weapon", "unknown": true}'})
        assert "a weapon is not known" in right.text

    def test_cora_adds_a_kind_of_team_and_is_told_what_cannot_be(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        told = {"key": "youth", "title": "Youth team", "partners": ["clinician"], "presence": "together"}
        told |= {"triggers": ["direct"], "needs": ["youth"], "most_at_once": "3", "is_active": "on"}
        wrong = as_cora.post("/criteria/teams/add/", told, status=422)
        assert "Only a team that helps by phone or video" in wrong.text
        assert "Youth team" in as_cora.post("/criteria/teams/add/", {**told, "most_at_once": "1"}).text

    def test_any_two_versions_can_be_compared_rule_by_rule(self, page: PageClient, cora: User, eve: User) -> None:
        first = criteria(rule("weapon", reported("weapon")), rule("old", reported("medical")))
        second = criteria(rule("weapon", reported("weapon"), "consider"), rule("new", reported("violence")))
        for content in (first, second):
            save_version(content=content, based_on=None, by=cora)
        shown = page.as_(eve).get("/criteria/versions/2/", {"with": "1"}).text
        assert "compared with version 1" in shown
        assert "Weapon: changed" in shown
        assert "New: added" in shown
        assert "Old: removed" in shown
        page.as_(eve).get("/criteria/versions/2/", {"with": "9"}, status=404)
