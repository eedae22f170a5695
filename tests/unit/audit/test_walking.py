"""Whatever is done to a chain, the walk notices; with a seal that was kept, also a new chain or a shorter one."""

from copy import copy
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from coresponder.safeguards.audit.chain import BEGINNING, hash_of
from coresponder.safeguards.audit.merkle import root_of
from coresponder.safeguards.audit.seals.document import SealDocument, public_half, signed
from coresponder.safeguards.audit.verifying import KeptSeal, TrailReport
from coresponder.safeguards.audit.verifying.walking import _Walk

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
BEGAN = datetime(2026, 3, 2, 12, tzinfo=UTC)
LENGTHS = st.integers(2, 12)
OTHER_VALUES: dict[str, Any] = {
    "at": BEGAN - timedelta(days=1),
    "by_id": 999,
    "by_role": "coordinator",
    "agency_id": 77,
    "session_reference": "b" * 32,
    "source_address": "198.51.100.1",
    "event": "record.written",
    "outcome": "refused",
    "purpose": "evaluation",
    "about": "person:2",
    "details": {"parts": 99},
    "version": 1,
    "position": 10_000,
    "hash": "c" * 64,
    "previous_hash": "d" * 64,
}


def chain(length: int, *, by_id: int = 7) -> list[SimpleNamespace]:
    """A true trail."""
    rows: list[SimpleNamespace] = []
    last = BEGINNING
    for position in range(1, length + 1):
        row = SimpleNamespace(
            position=position, version=2, at=BEGAN + timedelta(seconds=position), by_id=by_id, by_role="officer",
            agency_id=1, session_reference="a" * 32, source_address="192.0.2.7", event="record.read", outcome="done",
            purpose="treatment", about="person:1", person_id=None, details={"parts": position}, previous_hash=last,
        )  # fmt: skip
        row.hash = last = hash_of(row)
        rows.append(row)
    return rows


def walked(rows: list[SimpleNamespace], *kept: KeptSeal) -> TrailReport:
    """What the walk says about these rows, in the order of their positions, as the database hands them out."""
    walk = _Walk(believed=frozenset({public_half(KEY)}), stored=iter(()))
    walk.expect_kept(kept)
    for row in sorted(rows, key=lambda each: each.position):
        walk.step(row)
    return walk.ended(kept_hash="", kept=len(kept))


def sealed(rows: list[SimpleNamespace]) -> KeptSeal:
    """A seal over these rows, as it was kept."""
    document = SealDocument(
        number=1, sealed_at="2026-03-02T12:00:00+00:00", first_position=1, last_position=len(rows),
        merkle_root=root_of(row.hash for row in rows), last_hash=rows[-1].hash, previous_seal=BEGINNING,
        public_key=public_half(KEY),
    )  # fmt: skip
    return KeptSeal(name="The seal", document=signed(document, KEY))


def complaints(report: TrailReport) -> list[str]:
    """The breaks, without the one that the seal itself is not stored in these tests."""
    return [sentence for sentence in report.breaks if "among the stored seals" not in sentence]


@given(length=LENGTHS)
def test_a_true_trail_holds_with_its_seal(length: int) -> None:
    rows = chain(length)
    assert walked(rows).holds
    assert complaints(walked(rows, sealed(rows))) == []


@given(length=LENGTHS, column=st.sampled_from(sorted(OTHER_VALUES)), data=st.data())
def test_another_value_anywhere_is_noticed(length: int, column: str, data: st.DataObject) -> None:
    rows = chain(length)
    setattr(rows[data.draw(st.integers(0, length - 1))], column, OTHER_VALUES[column])
    assert not walked(rows).holds


@given(length=LENGTHS, data=st.data())
def test_a_missing_stretch_before_the_end_is_noticed(length: int, data: st.DataObject) -> None:
    rows = chain(length)
    begin = data.draw(st.integers(0, length - 2))
    end = data.draw(st.integers(begin + 1, length - 1))
    assert not walked(rows[:begin] + rows[end:]).holds


@given(length=LENGTHS, data=st.data())
def test_any_other_order_is_noticed(length: int, data: st.DataObject) -> None:
    rows = chain(length)
    places = data.draw(st.permutations(range(1, length + 1)).filter(lambda drawn: drawn != list(range(1, length + 1))))
    for row, place in zip(rows, places, strict=True):
        row.position = place
    assert not walked(rows).holds


@given(length=LENGTHS, data=st.data())
def test_a_row_that_was_put_in_twice_is_noticed(length: int, data: st.DataObject) -> None:
    rows = chain(length)
    index = data.draw(st.integers(0, length - 1))
    again = copy(rows[index])
    for row in rows[index:]:
        row.position += 1
    assert not walked([*rows, again]).holds


@given(length=LENGTHS, data=st.data())
def test_a_trail_cut_off_or_rebuilt_at_any_place_is_shown_by_the_kept_seal(length: int, data: st.DataObject) -> None:
    rows = chain(length)
    kept = sealed(rows)
    shorter = rows[: data.draw(st.integers(0, length - 1))]
    assert any("cut off" in sentence for sentence in complaints(walked(shorter, kept)))
    other = chain(length + data.draw(st.integers(0, 3)), by_id=8)
    assert walked(other).holds
    assert any("changed or rebuilt" in sentence for sentence in complaints(walked(other, kept)))
