"""Verifying the trail.

One changed value in any column, one missing event, one that stands elsewhere: the chain shows it. A trail that was cut
off at its end, or rebuilt as a whole by somebody with every right on the database, is shown by a seal kept elsewhere.
"""

import base64
from dataclasses import replace
from datetime import UTC
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.chain import BEGINNING, COLUMNS, hash_of
from coresponder.safeguards.audit.models import AuditEvent, Seal
from coresponder.safeguards.audit.queries.seals import document_of
from coresponder.safeguards.audit.seals.document import SealDocument, public_half, seal_from_text, signed
from coresponder.safeguards.audit.seals.keys import signing_key
from coresponder.safeguards.audit.seals.making import seal_everything
from coresponder.safeguards.audit.verifying import KeptSeal, verify_trail
from coresponder.safeguards.audit.verifying.report import Breaks
from tests.support.cast import member
from tests.support.servers import by_owner
from tests.support.trail import in_spite_of_the_trigger, tampered, verified, write

committed = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("counted")]

CHANGES = {
    "position": "position = 200",
    "version": "version = 1",
    "at": "at = at + interval '1 microsecond'",
    "by_id": "by_id = by_id + 1",
    "by_role": "by_role = 'officer'",
    "agency_id": "agency_id = 999",
    "session_reference": "session_reference = 'a'",
    "source_address": "source_address = '10.0.0.1'",
    "event": "event = 'test.counteD'",
    "outcome": "outcome = 'refused'",
    "purpose": "purpose = 'treatment'",
    "about": "about = 'export:8'",
    "person_id": "person_id = gen_random_uuid()",
    "details": "details = jsonb_set(details, '{calls}', '4')",
    "previous_hash": "previous_hash = repeat('e', 64)",
    "hash": "hash = translate(left(hash, 1), '0123456789abcdef', '123456789abcdef0') || substr(hash, 2)",
}

SEAL_CHANGES = {
    "number": "7",
    "sealed_at": "sealed_at + interval '1 second'",
    "first_position": "2",
    "last_position": "3",
    "merkle_root": "repeat('a', 64)",
    "last_hash": "repeat('a', 64)",
    "previous_seal": "repeat('a', 64)",
    "public_key": "repeat('a', 64)",
    "signature": "repeat('a', 128)",
}


@pytest.fixture
def trail() -> User:
    """Five events by Cora; the seal covers the first four."""
    cora = member("cora")
    for _ in range(4):
        write(cora)
    seal_everything()
    write(cora)
    return cora


def kept(name: str = "The seal in seal.json") -> KeptSeal:
    """The newest seal, as the file that somebody kept."""
    text = document_of(Seal.objects.first()).to_text()
    return KeptSeal(name=name, document=seal_from_text(text, name="seal.json"))


def holds_after(statement: str) -> bool:
    """Whether the trail would pass for whole after this."""
    with tampered(statement):
        return verified().holds


def rebuilt(first: int = 1) -> list[str]:
    """Statements that compute a new chain from this event on, as somebody with every right could."""
    statements, last = [], BEGINNING
    for event in AuditEvent.objects.order_by("position"):
        if event.position >= first:
            event.previous_hash, event.by_id = last, event.by_id + 1
            event.hash = hash_of(event)
            statements.append(
                f"UPDATE audit_auditevent SET by_id = {event.by_id}, previous_hash = '{event.previous_hash}', "
                f"hash = '{event.hash}' WHERE position = {event.position}"
            )
        last = event.hash
    return statements


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "position": st.integers(1, 2**60),
    "version": st.integers(-5, 5),
    "at": st.datetimes(timezones=st.just(UTC)),
    "by_id": st.integers(0, 2**60),
    "by_role": st.text(max_size=40),
    "agency_id": st.none() | st.integers(1, 2**60),
    "session_reference": st.text(max_size=32),
    "source_address": st.text(max_size=45),
    "event": st.text(max_size=80),
    "outcome": st.text(max_size=10),
    "purpose": st.text(max_size=30),
    "about": st.text(max_size=120),
    "person_id": st.none() | st.uuids(),
    "details": st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=9)),
    "previous_hash": st.text("0123456789abcdef", min_size=64, max_size=64),
}


@given(row=st.fixed_dictionaries(VALUES), column=st.sampled_from(sorted(VALUES)), data=st.data())
def test_no_value_of_any_column_can_be_exchanged_for_another(row: dict[str, Any], column: str, data: Any) -> None:
    row["version"] = 2
    other = data.draw(VALUES[column].filter(lambda value: repr(value) != repr(row[column])))
    assert hash_of(AuditEvent(**row)) != hash_of(AuditEvent(**{**row, column: other}))


class TestTheChain:
    pytestmark = committed

    def test_a_trail_without_events_holds(self) -> None:
        assert verified().holds

    def test_an_untouched_trail_holds_and_names_its_last_hash(self, trail: User) -> None:
        found = verified(kept())
        last = AuditEvent.objects.first()
        assert (found.holds, found.events, found.seals, found.last_hash) == (True, 5, 1, last.hash)
        assert found.sentence == "The audit trail holds: 5 events and 1 seals, and agrees with 1 kept elsewhere."

    def test_every_column_is_tried_below(self) -> None:
        assert set(CHANGES) == set(COLUMNS) == {field.attname for field in AuditEvent._meta.concrete_fields}

    def test_one_changed_value_in_any_column_is_caught(self, trail: User) -> None:
        passed = [
            (column, position)
            for column, change in CHANGES.items()
            for position in (2, 5)
            if holds_after(f"UPDATE audit_auditevent SET {change} WHERE position = {position}")
        ]
        assert not passed, f"Changes that nobody would notice: {passed}"
        assert verified().holds, "the trail is as it was before"

    def test_a_value_put_beside_an_event_of_the_first_version_is_caught(self, trail: User) -> None:
        last = AuditEvent.objects.first()
        older = AuditEvent(
            position=6, version=1, at=last.at, by_id=1, by_role="x", event="a.b", about="x:1", details={},
            previous_hash=last.hash,
        )  # fmt: skip
        older.hash = hash_of(older)
        older.save(force_insert=True)
        assert verified().holds
        in_spite_of_the_trigger("UPDATE audit_auditevent SET source_address = '10.0.0.1' WHERE position = 6")
        assert "Event 6 was changed after it was written." in verified().breaks

    def test_an_event_that_was_left_out_is_caught(self, trail: User) -> None:
        for position in (1, 2, 4):
            with tampered(f"DELETE FROM audit_auditevent WHERE position = {position}"):
                found = verified()
            assert not found.holds
            assert found.break_count <= 3, "one missing event is not reported at every event behind it"

    def test_two_events_that_changed_places_are_caught(self, trail: User) -> None:
        swap = [(2, 100), (3, 2), (100, 3)]
        in_spite_of_the_trigger(*(f"UPDATE audit_auditevent SET position = {b} WHERE position = {a}" for a, b in swap))
        assert not verified().holds

    def test_an_event_put_in_between_is_caught(self, trail: User) -> None:
        others = ", ".join(name for name in COLUMNS if name not in {"position", "previous_hash", "hash"})
        in_spite_of_the_trigger(
            "UPDATE audit_auditevent SET position = 6 WHERE position = 5",
            f"INSERT INTO audit_auditevent (position, previous_hash, hash, {others}) "
            f"SELECT 5, repeat('a', 64), repeat('b', 64), {others} FROM audit_auditevent WHERE position = 4",
        )
        assert not verified().holds

    def test_a_change_of_type_inside_the_details_is_caught(self, trail: User) -> None:
        in_spite_of_the_trigger("UPDATE audit_auditevent SET details = '{\"calls\": 3.0}' WHERE position = 3")
        assert "Event 3 was changed after it was written." in verified().breaks


class TestSeals:
    pytestmark = committed

    def test_a_trail_cut_off_at_its_end_is_caught_only_by_what_was_kept(self, trail: User) -> None:
        seal, last_hash = kept(), AuditEvent.objects.get(position=4).hash
        in_spite_of_the_trigger("DELETE FROM audit_auditevent WHERE position >= 3", "DELETE FROM audit_seal")
        assert verified().holds
        assert any("its end was cut off" in sentence for sentence in verified(seal).breaks)
        assert verified(kept_hash=last_hash).breaks == (
            "The kept hash is not in the trail: it was cut off or rebuilt since.",
        )

    def test_a_trail_that_was_rebuilt_and_sealed_anew_is_caught_only_by_what_was_kept(self, trail: User) -> None:
        seal = kept()
        in_spite_of_the_trigger(*rebuilt(), "DELETE FROM audit_seal")
        seal_everything()
        assert verified().holds
        found = verified(seal)
        assert any("was sealed anew" in sentence for sentence in found.breaks)
        assert any("changed or rebuilt since" in sentence for sentence in found.breaks)

    def test_a_trail_that_was_rebuilt_under_its_old_seals_is_caught_without_anything_kept(self, trail: User) -> None:
        in_spite_of_the_trigger(*rebuilt(first=3))
        assert "Seal 1 does not fit events 1 to 4: they, or the seal, were changed since." in verified().breaks

    def test_a_kept_seal_that_was_forged_is_not_believed(self, trail: User) -> None:
        true = kept().document
        for name in set(SealDocument.__annotations__) - {"public_key"}:
            value = getattr(true, name)
            forged = value + 1 if isinstance(value, int) else ("1" if value[0] == "0" else "0") + value[1:]
            found = verified(KeptSeal(name="The seal in seal.json", document=replace(true, **{name: forged})))
            assert "The seal in seal.json is not signed by the key" in found.breaks[0], name

    def test_a_seal_of_somebody_elses_key_is_not_believed(self, trail: User) -> None:
        key = Ed25519PrivateKey.generate()
        forged = signed(replace(kept().document, public_key=public_half(key)), key)
        assert not verified(KeptSeal(name="The seal", document=forged)).holds

    def test_with_a_key_that_was_kept_the_programs_own_new_key_is_not_believed(self, trail: User) -> None:
        former = public_half(Ed25519PrivateKey.generate())
        found = verify_trail(believed_keys={former})
        assert any("Seal 1 is not signed by a key of this program" in sentence for sentence in found.breaks)

    def test_after_a_change_of_keys_seals_of_the_former_key_are_still_believed(
        self, trail: User, settings: Settings
    ) -> None:
        settings.AUDIT_FORMER_PUBLIC_KEYS = [public_half(signing_key())]
        settings.AUDIT_SIGNING_KEY = base64.b64encode(bytes(32)).decode()
        seal_everything()
        found = verified()
        assert (found.holds, found.seals) == (True, 2)

    def test_one_changed_value_in_any_column_of_a_stored_seal_is_caught(self, trail: User) -> None:
        assert set(SEAL_CHANGES) == {field.attname for field in Seal._meta.concrete_fields}
        passed = [
            column
            for column, change in SEAL_CHANGES.items()
            if holds_after(f"UPDATE audit_seal SET {column} = {change}")
        ]
        assert not passed, f"Changes that nobody would notice: {passed}"

    def test_a_seal_that_was_left_out_is_caught(self, trail: User) -> None:
        seal_everything()
        in_spite_of_the_trigger("DELETE FROM audit_seal WHERE number = 1")
        assert "Seal 2 does not follow the seal before it: one was left out or changed." in verified().breaks

    def test_the_program_has_no_right_to_change_a_seal_and_the_owner_is_refused_too(self, trail: User) -> None:
        for statement in ("UPDATE audit_seal SET number = 2", "DELETE FROM audit_seal"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)
            with pytest.raises(psycopg.Error, match="never changed"):
                by_owner([statement])

    def test_a_broken_trail_is_told_in_at_most_a_hundred_sentences(self) -> None:
        breaks = Breaks()
        for number in range(120):
            breaks.add(f"Event {number} was changed after it was written.")
        assert (breaks.count, len(breaks.sentences)) == (120, 100)
