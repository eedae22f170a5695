"""New criteria are asked of the frozen baseline's calls before they come into force, and what would change is said."""

from pathlib import Path

import pytest
from pytest_django import Settings

from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.past_calls import past_calls
from coresponder.program.deployment.queries.checking import checked
from coresponder.program.outcomes.vocabulary import BaselineState
from coresponder.safeguards.accounts.models import User
from tests.support.criteria import criteria, rule
from tests.support.page import PageClient
from tests.support.sample_objects import Brookville, SampleObjects

NEXUS_YES = {"fact": "nexus", "in": ["yes"]}


@pytest.fixture
def brookville_frozen(brookville: Brookville, cora: User, settings: Settings, tmp_path: Path) -> SampleObjects:
    """Brookville's baseline, frozen."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    objects = SampleObjects(brookville, by=cora)
    objects.baseline(BaselineState.FROZEN)
    return objects


def test_calls_come_with_the_local_clock_and_what_is_not_recorded_stays_unknown(
    brookville_frozen: SampleObjects,
) -> None:
    found = past_calls()
    assert found is not None
    assert found.calls == sorted(found.calls, key=lambda call: call.at, reverse=True)
    assert {str(call.at.tzinfo) for call in found.calls} == {"America/Chicago"}
    assert {call.weapon for call in found.calls} == {"unknown"}
    assert "America/Chicago" in found.words


def test_what_would_change_is_counted_over_all_past_calls(brookville_frozen: SampleObjects) -> None:
    strict = read_rule_set(criteria(rule("crisis", NEXUS_YES)))
    wide = read_rule_set(criteria(rule("crisis", NEXUS_YES), rule("rest", {"always": True}, "consider")))
    check = checked(wide, against=strict)
    assert check.past is not None
    n, crisis = check.past.calls, check.past.before.by_rule["crisis"]
    assert 0 < crisis < n
    assert [(move.before, move.after, move.calls) for move in check.moves] == [
        ("no rule speaks for it", "consider a team", n - crisis)
    ]
    assert check.without_rule == 0
    assert checked(strict, against=wide).without_rule == n - crisis


def test_without_a_frozen_baseline_the_page_says_so(page: PageClient, cora: User) -> None:
    as_cora = page.as_(cora)
    as_cora.post("/criteria/draft/start/")
    told = {"title": "Crisis", "answer": "send", "sentence": "A crisis.", "all-nexus": "yes"}
    as_cora.post("/criteria/draft/rules/add/", told)
    assert "There are no past calls to try it on" in as_cora.get("/criteria/draft/check/").text


def test_cora_reads_what_would_change_before_she_saves(
    page: PageClient, cora: User, brookville_frozen: SampleObjects
) -> None:
    as_cora = page.as_(cora)
    as_cora.post("/criteria/draft/start/")
    told = {"title": "At night", "answer": "by_phone", "sentence": "At night.", "all-from": "22:00", "all-to": "06:00"}
    told |= {"none-nexus": "no"}
    shown = as_cora.post("/criteria/draft/rules/add/", told)
    assert "local time is from 22:00 to 06:00 and not: behavioral-health nexus is no" in shown.text
    checked_page = as_cora.get("/criteria/draft/check/")
    assert "Calls that would be answered otherwise" in checked_page.text
    assert "No rule would speak for" in checked_page.text
    saved = as_cora.post("/criteria/draft/check/", {"save": "yes"})
    assert "Saved as version 1" in saved.text
    assert "judges calls from now on" in as_cora.post("/criteria/versions/1/in-force/", {"reason": "First."}).text
