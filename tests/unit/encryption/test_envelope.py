"""One value in its envelope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.errors import IntegrityError
from coresponder.safeguards.encryption.envelope import (
    PADDED_TO_BYTES,
    _derived,
    new_key,
    padded,
    seal,
    unpadded,
    unseal,
)

KEY = bytes(range(32))
PLACE = ("consent_consent", "witness", "1", "person:1")


@given(st.binary(max_size=300), st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_what_was_sealed_for_a_place_opens_there(value: bytes, place: list[str]) -> None:
    assert unseal(seal(value, key=KEY, belongs_to=place), key=KEY, belongs_to=place) == value


@given(st.text(max_size=300))
def test_text_comes_back_from_its_padding(text: str) -> None:
    filled = padded(text.encode())
    assert unpadded(filled).decode() == text
    assert len(filled) % PADDED_TO_BYTES == 0


@pytest.mark.parametrize("text", [b"", b"\x80", b"\x00", b"a\x80\x00", b"\x80\x80", b"x" * 63, b"x" * 64])
def test_text_that_looks_like_padding_comes_back_too(text: bytes) -> None:
    assert unpadded(padded(text)) == text


def test_a_short_name_and_a_long_one_and_none_look_alike() -> None:
    lengths = {len(seal(padded(name), key=KEY, belongs_to=PLACE)) for name in (b"", b"Jo", b"Bartholomew Featherstone")}
    assert len(lengths) == 1


def test_every_flipped_bit_is_refused() -> None:
    envelope = seal(b"in confidence", key=KEY, belongs_to=PLACE)
    for place in range(len(envelope) * 8):
        flipped = bytearray(envelope)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(IntegrityError):
            unseal(bytes(flipped), key=KEY, belongs_to=PLACE)


@pytest.mark.parametrize("length", range(0, 74, 3))
def test_an_envelope_that_was_cut_short_is_refused(length: int) -> None:
    with pytest.raises(IntegrityError):
        unseal(seal(b"", key=KEY, belongs_to=PLACE)[:-1][:length], key=KEY, belongs_to=PLACE)


@pytest.mark.parametrize("part", range(len(PLACE)))
def test_an_envelope_that_was_moved_is_refused(part: int) -> None:
    elsewhere = [*PLACE]
    elsewhere[part] += "2"
    with pytest.raises(IntegrityError):
        unseal(seal(b"x", key=KEY, belongs_to=PLACE), key=KEY, belongs_to=elsewhere)


def test_parts_of_a_place_cannot_be_shifted_against_each_other() -> None:
    with pytest.raises(IntegrityError):
        unseal(seal(b"x", key=KEY, belongs_to=("ab", "c")), key=KEY, belongs_to=("a", "bc"))


def test_another_key_is_refused_by_the_commitment_alone() -> None:
    envelope = seal(b"x", key=KEY, belongs_to=PLACE)
    salt, commitment = envelope[1:25], envelope[25:57]
    assert _derived(KEY, salt)[1] == commitment
    assert _derived(new_key(), salt)[1] != commitment
    with pytest.raises(IntegrityError):
        unseal(envelope, key=new_key(), belongs_to=PLACE)


def test_the_same_value_never_gives_the_same_envelope() -> None:
    assert seal(b"x", key=KEY, belongs_to=PLACE) != seal(b"x", key=KEY, belongs_to=PLACE)


def test_a_stored_envelope_of_this_version_opens_in_every_later_one() -> None:
    stored = (
        "0133c17e89cc1d68cf9e297c274e31be4562684f38efb3ac25ee8d70c28d8de36aa2e2196876d9c070f0b3e2b6806efc710f"
        "954704ce565b479469f303a5667eec0698a54c1ce4e9203b01f004"
    )
    assert unseal(bytes.fromhex(stored), key=KEY, belongs_to=PLACE) == b"kept"


def test_the_refusal_says_nothing_of_the_value() -> None:
    with pytest.raises(IntegrityError) as refused:
        unseal(seal(b"in confidence", key=KEY, belongs_to=PLACE), key=new_key(), belongs_to=PLACE)
    assert "confidence" not in str(refused.value)
    assert refused.value.__cause__ is None
