"""What a phone sends and what it is answered, by the contract that both sides keep."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters import sections
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.sections import NextStep
from coresponder.safeguards.accounts.models import User
from tests.support.filing import document, frozen, headers

pytestmark = pytest.mark.django_db
STEP = NextStep(code="safety_plan", sentence="Make a safety plan.")


def put(by: User | None, found: dict[str, Any], body: bytes | None = None, **more: str) -> Any:
    """Send it, and give the answer."""
    client = Client()
    if by is not None:
        client.force_login(by)
    address = f"/field/encounters/{found['encounter']}/{found['part']}/{found['record']}/"
    sent = frozen(found) if body is None else body
    return client.put(address, sent, content_type="application/json", headers={**headers(sent), **more})


def test_new_is_201_and_the_same_again_200_with_the_same_answer(assignment: Assignment, omar: User) -> None:
    sent = document(assignment)
    first, again = put(omar, sent), put(omar, sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    said = first.json()
    assert said["id"] == sent["record"]
    assert said["sha256"] == headers(frozen(sent))["X-Content-SHA256"]
    assert said["sentence"].startswith("Filed at ")
    assert said["took"] == 95


def test_other_bytes_are_409_and_kept_and_so_is_their_replay(assignment: Assignment, omar: User) -> None:
    record = uuid4()
    put(omar, document(assignment, record=record))
    other = document(assignment, record=record, narrative="Something else was written.")
    first, again = put(omar, other), put(omar, other)
    assert (first.status_code, again.status_code) == (409, 409)
    assert first.json() == again.json()
    assert first.json()["code"] == "kept_both"
    assert first.json()["sha256"] == headers(frozen(other))["X-Content-SHA256"]
    assert PartFiling.objects.count() == 2


def test_what_has_to_be_mended_is_422_and_names_the_element(assignment: Assignment, omar: User) -> None:
    answer = put(omar, document(assignment, answers={"officer_minutes": -3}))
    assert answer.status_code == 422
    assert [each["element"] for each in answer.json()["problems"]] == ["officer_minutes"]
    assert not PartFiling.objects.exists()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b'{"a": NaN}', b'{"part": "clinical", "part": "operational"}', b"[" * 100_000]
)
def test_what_cannot_be_read_is_422(assignment: Assignment, omar: User, body: bytes) -> None:
    answer = put(omar, document(assignment), body)
    assert answer.status_code == 422
    assert answer.json()["code"] == "unreadable"


def test_bytes_that_were_changed_on_the_way_are_422(assignment: Assignment, omar: User) -> None:
    answer = put(omar, document(assignment), **{"X-Content-SHA256": "0" * 64})
    assert (answer.status_code, answer.json()["code"]) == (422, "hash")


def test_a_record_at_the_address_of_another_is_422(assignment: Assignment, omar: User) -> None:
    answer = put(omar, document(assignment), frozen(document(assignment)))
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_address")


def test_nobody_signed_in_is_401_and_no_right_is_403_and_a_stranger_404(
    assignment: Assignment, omar: User, clara: User, cora: User, otis: User
) -> None:
    found = document(assignment)
    assert put(None, found).status_code == 401
    assert put(clara, found).status_code == 403
    assert put(cora, found).status_code == 403
    assert put(otis, found).status_code == 404
    assert not PartFiling.objects.exists()


def test_a_phone_whose_clock_is_wrong_is_noted_and_one_without_a_clock_is_not(
    assignment: Assignment, omar: User, clara: User
) -> None:
    put(omar, document(assignment), **{"X-Sent-At": "a minute ago"})
    assert PartFiling.objects.get().clock_offset_seconds is None
    put(clara, document(assignment, "clinical"), **{"X-Sent-At": (timezone.now()).isoformat()})


def test_sections_are_filed_in_the_same_transaction_and_open_a_next_step(
    assignment: Assignment, omar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Any] = []

    def handler(filing: PartFiling, content: Any, *, by: User) -> list[NextStep]:
        taken.append(content)
        return [STEP]

    monkeypatch.setattr(sections, "_registered", {})
    sections.register("screenings", handler)
    sent = document(assignment, sections={"screenings": [{"instrument": "invented"}]})
    first, again = put(omar, sent), put(omar, sent)
    assert first.json()["next_steps"] == [{"code": STEP.code, "sentence": STEP.sentence}]
    assert first.json() == again.json()
    assert taken == [[{"instrument": "invented"}]]
    with pytest.raises(ValueError, match="handler already"):
        sections.register("screenings", lambda *_, by: [])


def test_a_section_that_fails_files_nothing(
    assignment: Assignment, omar: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coresponder.formats.encounter import FilingRefused

    def handler(filing: PartFiling, content: Any, *, by: User) -> list[NextStep]:
        raise FilingRefused("screening", "The screening has no score.", "Mend it.")

    monkeypatch.setattr(sections, "_registered", {"screenings": handler})
    answer = put(omar, document(assignment, sections={"screenings": []}))
    assert (answer.status_code, answer.json()["code"]) == (422, "screening")
    assert not PartFiling.objects.exists()
