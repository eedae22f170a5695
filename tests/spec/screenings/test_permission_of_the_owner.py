"""The text of an instrument is used only where its owner allows it, and that is on file."""

import copy
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from coresponder.formats.instruments import shipped_pack
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.screenings.actions.instruments import put_in_use, record_permission, withdraw_permission
from coresponder.program.screenings.queries.instruments import in_use_at
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.permissions import Denied
from tests.spec.screenings.conftest import Ask


@pytest.fixture
def clinic(clara: User) -> Agency:
    assert clara.agency is not None
    return clara.agency


@pytest.fixture
def allowed(clinic: Agency, cora: User) -> None:
    """The author's letter is on file."""
    record_permission(
        agency=clinic, key="dast-10", evidence="Letter, folder Instruments.", granted_on=timezone.localdate(), by=cora
    )


def own_text(**about: Any) -> dict[str, Any]:
    """A text of ten questions that are invented for this test, with the bands that are shipped."""
    content: dict[str, Any] = copy.deepcopy(dict(shipped_pack("dast-10").content))
    content.pop("entry")
    content["instrument"] |= {"entry": "items", "text": "published", **about}
    content["scales"] = {"yes_no": {"options": [_option("yes", 1), _option("no", 0)]}}
    keys = [f"q{number}" for number in range(1, 11)]
    content["items"] = [
        {"key": key, "text": f"Invented {key}?", "scale": "yes_no"} | ({"reverse": True} if key == "q3" else {})
        for key in keys
    ]
    content["scores"] = [{"key": "total", "label": "Total", "kind": "sum", "items": keys, "loinc": "82667-7"}]
    for each in (*content["bands"], *content["steps"]):
        each["when"]["score"] = "total"
    return content


def _option(code: str, value: int) -> dict[str, Any]:
    return {"code": code, "label": code.title(), "value": value}


def test_without_a_permission_no_text_is_added(clinic: Agency, cora: User) -> None:
    with pytest.raises(StateError, match="not on file for this agency"):
        put_in_use(agency=clinic, key="dast-10", own_text=own_text(), by=cora)


def test_with_a_permission_its_questions_are_asked_and_scored_here(
    allowed: None, clinic: Agency, ask: Ask, cora: User
) -> None:
    put_in_use(agency=clinic, key="dast-10", own_text=own_text(), by=cora)
    screening = ask("dast-10", **{f"q{number}": "no" for number in range(1, 11)})
    assert screening.result is not None
    assert screening.result.scores == {"total": 1}, "the third question counts the other way round"


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"data_class": "clinical"}, "a text cannot change that"),
        ({"roles": ["officer"]}, "to more roles than the program does"),
        ({"key": "phq-9"}, "This is not DAST-10"),
    ],
)
def test_a_text_changes_neither_the_class_nor_who_may_ask(
    allowed: None, clinic: Agency, cora: User, about: dict[str, Any], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        put_in_use(agency=clinic, key="dast-10", own_text=own_text(**about), by=cora)


def test_the_day_the_permission_ends_the_text_is_gone(allowed: None, clinic: Agency, cora: User) -> None:
    put_in_use(agency=clinic, key="dast-10", own_text=own_text(), by=cora)
    withdraw_permission(agency=clinic, key="dast-10", by=cora)
    assert in_use_at(clinic, "dast-10") is None


def test_a_permission_with_a_last_day_ends_by_itself(clinic: Agency, cora: User, time_machine: Any) -> None:
    today = timezone.localdate()
    options = {"evidence": "Registration 12.", "granted_on": today, "ends_on": today + timedelta(days=30)}
    record_permission(agency=clinic, key="dast-10", by=cora, **options)
    put_in_use(agency=clinic, key="dast-10", own_text=own_text(), by=cora)
    assert in_use_at(clinic, "dast-10") is not None
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert in_use_at(clinic, "dast-10") is None


@pytest.mark.parametrize(
    ("evidence", "days", "words"), [(" ", 0, "Say what shows the permission"), ("Letter.", 1, "of a day to come")]
)
def test_a_permission_says_what_shows_it_and_since_when(
    clinic: Agency, cora: User, evidence: str, days: int, words: str
) -> None:
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(UsageError, match=words):
        record_permission(agency=clinic, key="dast-10", evidence=evidence, granted_on=day, by=cora)


def test_a_police_department_screens_nobody(omar: User, cora: User) -> None:
    assert omar.agency is not None
    with pytest.raises(UsageError, match="its records are no records of care"):
        put_in_use(agency=omar.agency, key="asq", by=cora)


def test_a_clinician_does_not_decide_which_instruments_are_in_use(clinic: Agency, clara: User) -> None:
    with pytest.raises(Denied):
        put_in_use(agency=clinic, key="asq", by=clara)
