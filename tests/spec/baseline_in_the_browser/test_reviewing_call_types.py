"""Cora reviews which call types count.

She sees every type by volume with the rule that judged it, decides where no rule does or where the county knows better,
and sees what that does to the number of crisis calls before she saves it. Decisions stay on record.
"""

import re

import pytest
from django.db import DatabaseError, transaction

from coresponder.program.calls.models import TypeDecision
from coresponder.program.calls.vocabulary import DecidedNexus
from coresponder.program.outcomes.models import Baseline
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.spec.baseline_in_the_browser.conftest import Desk
from tests.support.page import Page, PageClient

LIST = "/call-types/"
DECIDE = "/call-types/decide/"


def key_of(page: Page, spelling: str) -> str:
    """The key under which a type stands in the list."""
    return re.search(r"type=([0-9a-f]+)", page.links[spelling]).group(1)


def crisis_calls(baseline: Baseline, definition: str = "coded") -> int:
    measure = next(each for each in baseline.content["measures"] if each["key"] == "crisis_calls")
    return int(next(f["value"] for f in measure["figures"] if f["by"]["definition"] == definition))


class TestTheList:
    def test_is_empty_with_a_way_onward_before_there_is_a_baseline(self, desk: Desk) -> None:
        assert "Build a baseline first" in desk.page.get(LIST).text

    def test_shows_each_type_with_volume_rule_and_reason(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.page.get(LIST, {"show": "all"})
        assert "CHK WELFARE" in shown.links

    def test_can_be_narrowed_to_what_a_person_has_to_look_at(self, desk: Desk, draft: Baseline) -> None:
        everything = desk.page.get(LIST, {"show": "all"}).links
        possible = desk.page.get(LIST, {"show": "possible"}).links
        assert 0 < len(possible) < len(everything)

    def test_can_be_searched(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.page.get(LIST, {"show": "all", "search": "welfare"})
        assert "CHK WELFARE" in shown.links


class TestDeciding:
    def test_shows_what_each_choice_would_do_before_anything_is_saved(self, desk: Desk, draft: Baseline) -> None:
        key = key_of(desk.page.get(LIST, {"show": "possible"}), "CHK WELFARE")
        shown = desk.page.get(DECIDE, {"type": key})
        assert "What each choice would do to the number of crisis calls" in shown.text
        assert f"{crisis_calls(draft):,} →" in shown.text
        assert not TypeDecision.objects.exists()

    def test_does_after_the_rebuild_exactly_what_was_shown(self, desk: Desk, draft: Baseline) -> None:
        key = key_of(desk.page.get(LIST, {"show": "possible"}), "CHK WELFARE")
        shown = desk.page.get(DECIDE, {"type": key}).text
        promised = {
            definition: int(number.replace(",", ""))
            for definition, number in zip(
                ("coded", "detected", "possible"),
                re.findall(r"→ ([\d,]+)", shown.split("Yes, a crisis call")[1])[:3],
                strict=True,
            )
        }
        desk.page.post(DECIDE, {"type": key, "nexus": "yes", "reason": "The team wants every welfare check."})
        desk.page.post(f"/baselines/{draft.pk}/rebuild/")
        desk.worker()
        rebuilt = Baseline.objects.latest("requested_at")
        assert {name: crisis_calls(rebuilt, name) for name in promised} == promised
        assert promised["coded"] > crisis_calls(draft)

    def test_needs_a_reason(self, desk: Desk, draft: Baseline) -> None:
        key = key_of(desk.page.get(LIST, {"show": "possible"}), "CHK WELFARE")
        shown = desk.page.post(DECIDE, {"type": key, "nexus": "yes", "reason": "  "}, status=422)
        assert "The reason is missing." in shown.text

    def test_several_types_can_be_decided_at_once(self, desk: Desk, draft: Baseline) -> None:
        links = desk.page.get(LIST, {"show": "possible"})
        keys = [key_of(links, name) for name in list(links.links) if "type=" in links.links[name]][:3]
        desk.page.post(DECIDE, {"type": keys, "nexus": "no", "reason": "The clinicians looked at fifty of each."})
        assert TypeDecision.objects.filter(nexus=DecidedNexus.NO).count() == 3
        assert AuditEvent.objects.get(event="call_types.decided").details["types"] == 3

    def test_can_be_taken_back_and_both_stay_on_record(self, desk: Desk, draft: Baseline) -> None:
        key = key_of(desk.page.get(LIST, {"show": "possible"}), "CHK WELFARE")
        desk.page.post(DECIDE, {"type": key, "nexus": "yes", "reason": "The team wants every welfare check."})
        desk.page.post("/call-types/take-back/", {"type": key, "reason": "Too many of them were not."})
        shown = desk.page.get(DECIDE, {"type": key})
        assert "The team wants every welfare check." in shown.text
        assert "Decision taken back" in shown.text

    def test_is_kept_by_the_database_whatever_happens(self, desk: Desk, draft: Baseline, cora: User) -> None:
        TypeDecision.objects.create(spelling="X", nexus=DecidedNexus.NO, reason="A reason.", decided_by=cora)
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            TypeDecision.objects.all().delete()

    def test_puts_no_spelling_into_an_address(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.page.get(LIST, {"show": "all"})
        assert not any("WELFARE" in address for address in shown.links.values())


class TestWhoMay:
    def test_dana_sees_the_types_she_knows_and_decides_nothing(
        self, desk: Desk, draft: Baseline, page: PageClient, dana: User
    ) -> None:
        desk.freezes(draft)
        assert "CHK WELFARE" in page.as_(dana).get(LIST, {"show": "all"}).text
        refused = page.as_(dana).get(DECIDE, {"type": "0" * 16}, status=403)
        assert "may not decide which call types count as crisis calls" in refused.text
