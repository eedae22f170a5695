"""The phone searches its own table, without a line, and finds what the desk finds."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from coresponder.program.encounters.queries.kit_whole import whole_kit
from coresponder.program.needs.field_services import MOST_ROWS, services_for
from coresponder.program.needs.vocabulary import PLACE, categories_for
from coresponder.program.services import demonstration
from coresponder.program.services.actions.capacity import post_capacity
from coresponder.program.services.queries.search import Filters, suitable
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.program.services.vocabulary.hours import WantedHours
from coresponder.safeguards.accounts.models import User
from tests.support import facilities
from tests.support.node import run_module

pytestmark = pytest.mark.django_db
MODULE = Path(__file__).parents[3] / "src/coresponder/program/needs/static/needs/field-services.mjs"
PROGRAM = f"""
import {{ readFileSync }} from "node:fs";
const {{ suitable, agoWords }} = await import({str(MODULE)!r});
const {{ table, asked }} = JSON.parse(readFileSync(0, "utf-8"));
const told = asked.map(({{ now, ...more }}) => suitable(table, {{ ...more, now: new Date(now) }}));
const words = asked.map(({{ now }}) => agoWords(table.taken_at, new Date(now)));
process.stdout.write(JSON.stringify([told, words]));
"""
ZONE = ZoneInfo("America/Chicago")
TAKEN = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
# Noon, evening, night over midnight, the day before Thanksgiving and the holiday itself.
HOURS_LATER = (0, 7, 14, 36, 44, 50)


def on_the_phone(table: dict[str, Any], asked: list[dict[str, Any]]) -> tuple[list[list[dict[str, Any]]], list[str]]:
    told, words = run_module(PROGRAM, given={"table": table, "asked": asked}, folder=MODULE.parent)
    return told, words


def test_the_phone_finds_what_the_desk_finds_through_the_day_and_on_a_holiday(cora: User, omar: User) -> None:
    demonstration.load(by=cora)
    needs = (PLACE, "food", "mental_health_care")
    table = services_for(omar, TAKEN)
    moments = [TAKEN + timedelta(hours=hours) for hours in HOURS_LATER]
    asked = [{"need": need, "openNow": True, "now": at.isoformat()} for need in needs for at in moments]
    table["rows"] = [[*row[:9], None, *row[10:]] for row in table["rows"]]  # the desk's search does not judge capacity
    told, words = on_the_phone(table, asked)
    for each, found in zip(asked, told, strict=True):
        at, wanted = datetime.fromisoformat(each["now"]), Filters(hours=WantedHours.OPEN, limit=400)
        expected = {hit.service.name for hit in suitable(need=categories_for(each["need"]), at=at, filters=wanted)}
        assert {hit["name"] for hit in found} == expected, each
    assert words[:4] == ["0 min ago", "7 h ago", "14 h ago", "36 h ago"]


def test_the_nearest_that_takes_people_stands_first(cora: User, omar: User) -> None:
    near = facilities.facility(by=cora, name="Near, full (invented)", at=(40.10, -149.90))
    facilities.service("Far (invented)", at=(40.30, -149.50))
    facilities.service("Not so far (invented)", at=(40.11, -149.91))
    with time_machine.travel(TAKEN, tick=False):
        post_capacity(service=near, state=CapacityState.FULL, free={}, by=omar)
        table = services_for(omar, TAKEN)
    asked = {"need": PLACE, "from": [40.1, -149.9], "now": (TAKEN + timedelta(minutes=10)).isoformat()}
    (all_of_them, open_ones), _ = on_the_phone(table, [asked, {**asked, "openNow": True}])
    assert [each["name"] for each in all_of_them] == [
        "Not so far (invented)", "Far (invented)", "Near, full (invented)"
    ]  # fmt: skip
    assert all_of_them[0]["miles"] == pytest.approx(0.87, abs=0.02)
    assert [each["name"] for each in open_ones] == ["Not so far (invented)", "Far (invented)"]


def test_what_has_expired_on_the_phone_is_not_known_there_either(cora: User, omar: User) -> None:
    harbor = facilities.facility(by=cora)
    with time_machine.travel(TAKEN, tick=False):
        post_capacity(service=harbor, state=CapacityState.FULL, free={}, by=omar)
        table = services_for(omar, TAKEN)
    asked = {"need": PLACE, "openNow": True, "now": (TAKEN + timedelta(hours=5)).isoformat()}
    [[found]], words = on_the_phone(table, [asked])
    assert (found["says"], words) == ("unknown", ["5 h ago"])


def test_the_table_is_small_and_about_nobody(cora: User, omar: User) -> None:
    demonstration.load(by=cora)
    text = str(services_for(omar, TAKEN)["rows"])
    assert len(text) < 45_000
    assert "press 9" not in text, "The responders’ line stands on the desk’s page, not on every phone."


def test_a_large_directory_is_cut_to_what_is_looked_for_at_a_scene(omar: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coresponder.program.needs.field_services.MOST_ROWS", 2)
    assert MOST_ROWS == 400
    facilities.service("A counselor (invented)", categories=("counseling",), drop_off="no")
    for number in range(2):
        facilities.service(f"Z center {number} (invented)")
    assert [row[0] for row in services_for(omar, TAKEN)["rows"]] == ["Z center 0 (invented)", "Z center 1 (invented)"]


def test_it_goes_along_in_the_kit_and_is_fresh_where_there_is_a_line(omar: User, client: Any) -> None:
    facilities.service()
    assert whole_kit(omar)["services"]["rows"][0][0] == "Harbor of Nowhere (invented)"
    client.force_login(omar)
    assert client.get(reverse("needs:field_services")).json()["rows"]
