"""Sealing by the clock: when enough events wait, or the oldest has waited long enough; and never more than is there."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from coresponder.kernel.errors import InputError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import Seal
from coresponder.safeguards.audit.queries.seals import document_of
from coresponder.safeguards.audit.seals import making
from coresponder.safeguards.audit.seals.document import public_key_from_pem, seal_from_text
from coresponder.safeguards.audit.seals.keys import believed_keys, public_key_as_text
from coresponder.safeguards.audit.seals.making import seal_everything, seal_if_due
from coresponder.safeguards.audit.seals.proofs import proof_from_text
from coresponder.safeguards.audit.tasks import seal_trail
from tests.support.trail import verified, write

pytestmark = pytest.mark.usefixtures("counted")


@pytest.fixture(autouse=True)
def small_seals(settings: Settings) -> None:
    """Three events fill a seal."""
    settings.AUDIT_SEAL_EVERY_EVENTS = 3


def later(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    """The database's clock, some minutes on."""
    monkeypatch.setattr(making, "_now", lambda: timezone.now() + timedelta(minutes=minutes))


def test_without_events_there_is_nothing_to_seal(db: None) -> None:
    assert seal_if_due() is None
    assert seal_everything() is None


def test_a_few_new_events_wait(cora: User) -> None:
    write(cora)
    assert seal_if_due() is None


def test_enough_events_are_sealed_at_once(cora: User) -> None:
    for _ in range(3):
        write(cora)
    seal = seal_if_due()
    assert seal is not None
    assert (seal.number, seal.first_position, seal.last_position) == (1, 1, 3)


def test_an_event_that_has_waited_for_five_minutes_is_sealed(cora: User, monkeypatch: pytest.MonkeyPatch) -> None:
    write(cora)
    later(monkeypatch, 4)
    assert seal_if_due() is None
    later(monkeypatch, 6)
    seal_trail(timestamp=0)
    assert Seal.objects.get().last_position == 1


def test_a_backlog_is_sealed_step_by_step_each_seal_naming_the_one_before(cora: User) -> None:
    for _ in range(7):
        write(cora)
    seal_everything()
    seals = list(Seal.objects.order_by("number"))
    assert [(seal.first_position, seal.last_position) for seal in seals] == [(1, 3), (4, 6), (7, 7)]
    assert seals[2].previous_seal == document_of(seals[1]).fingerprint
    assert seal_everything() == seals[2]
    assert verified().holds


def test_the_command_for_an_operators_own_clock_prints_the_seal(cora: User) -> None:
    said = StringIO()
    call_command("audit_seal", stdout=said)
    assert "Nothing has been written yet." in said.getvalue()
    write(cora)
    said = StringIO()
    call_command("audit_seal", stdout=said)
    assert seal_from_text(said.getvalue(), name="output").number == 1


def test_the_public_key_that_is_handed_out_is_the_one_that_is_believed() -> None:
    assert public_key_from_pem(public_key_as_text().encode(), name="key") in believed_keys()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "not json", '{"format": "coresponder-audit-seal-1"}'])
def test_a_file_that_is_no_seal_and_no_proof_is_refused_by_its_name(text: str) -> None:
    for read in (seal_from_text, proof_from_text):
        with pytest.raises(InputError, match=r"kept\.json is not a"):
            read(text, name="kept.json")


def test_time_on_this_machine_does_not_date_a_seal(cora: User) -> None:
    write(cora)
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=True):
        seal = seal_everything()
    assert seal is not None
    assert seal.sealed_at > timezone.now() - timedelta(minutes=5)
