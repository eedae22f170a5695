"""Verifying the trail at a terminal, with what was kept elsewhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from coresponder.delivery.cli.database import program_database
from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.seals.document import seal_from_text
from tests.spec.command_line.conftest import Desk
from tests.support.trail import in_spite_of_the_trigger, write

pytestmark = pytest.mark.usefixtures("counted")


@pytest.fixture
def kept(desk: Desk, counted: str, cora: User) -> Desk:
    """A trail of five events, with a seal over them and the public key on the desk."""
    for _ in range(5):
        write(cora)
    assert desk.run("audit", "seal", "--out", "seal.json").exit_code == 0
    assert desk.run("audit", "key", "--out", "key.pem").exit_code == 0
    return desk


VERIFY = ("audit", "verify", "--seal", "seal.json", "--public-key", "key.pem")


def test_a_whole_trail_is_told_with_its_last_hash_and_progress_on_standard_error(kept: Desk) -> None:
    result = kept.run(*VERIFY)
    assert result.exit_code == 0, result.output
    assert "The audit trail holds: 5 events and 1 seals, and agrees with 1 kept elsewhere." in result.stdout
    assert AuditEvent.objects.get(position=5).hash in result.stdout
    assert "Reading the events of the audit trail." in result.stderr
    assert json.loads(kept.run(*VERIFY, "--json").stdout)["holds"] is True


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE audit_auditevent SET by_role = 'coordinatoR' WHERE position = 3", "Event 3 was changed"),
        ("DELETE FROM audit_auditevent WHERE position = 2", "one was left out, moved or changed"),
        ("DELETE FROM audit_auditevent WHERE position = 5", "its end was cut off"),
    ],
)
def test_a_trail_that_was_tampered_with_ends_with_code_5_and_says_where(kept: Desk, change: str, says: str) -> None:
    in_spite_of_the_trigger(change)
    result = kept.run(*VERIFY)
    assert result.exit_code == 5
    assert says in result.stdout


def test_a_forged_seal_ends_with_code_5(kept: Desk) -> None:
    path = kept.folder / "seal.json"
    path.write_text(replace(seal_from_text(path.read_text(), name="x"), last_position=4).to_text())
    result = kept.run(*VERIFY)
    assert result.exit_code == 5
    assert "The seal in seal.json is not signed by the key" in result.stdout


def test_somebody_elses_key_believes_no_seal(kept: Desk) -> None:
    key = Ed25519PrivateKey.generate().public_key()
    (kept.folder / "key.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert kept.run(*VERIFY).exit_code == 5


@pytest.mark.parametrize(("file", "says"), [("seal.json", "is not a seal"), ("key.pem", "Ed25519 public key")])
def test_a_file_that_holds_something_else_ends_with_code_3(kept: Desk, file: str, says: str) -> None:
    (kept.folder / file).write_text("something else")
    result = kept.run(*VERIFY)
    assert result.exit_code == 3
    assert says in result.stderr


def test_a_hash_that_was_written_down_is_looked_for(kept: Desk) -> None:
    assert kept.run("audit", "verify", "--kept-hash", AuditEvent.objects.get(position=2).hash).exit_code == 0
    assert kept.run("audit", "verify", "--kept-hash", "0" * 64).exit_code == 5


def test_a_proof_convinces_somebody_who_has_only_the_key(kept: Desk) -> None:
    assert kept.run("audit", "proof", "3", "--out", "proof.json").exit_code == 0
    check = ("audit", "check-proof", "proof.json", "--public-key", "key.pem")
    assert "Event 3 was in the trail when seal 1 was made." in kept.run(*check).stdout
    path = kept.folder / "proof.json"
    path.write_text(path.read_text().replace('"calls": 3', '"calls": 4'))
    result = kept.run(*check)
    assert result.exit_code == 5
    assert "was not, as it stands here," in result.stdout


def test_an_event_that_is_not_sealed_or_not_there_has_no_proof(kept: Desk) -> None:
    result = kept.run("audit", "proof", "99")
    assert result.exit_code == 6
    assert "coresponder audit seal" in result.stderr


def test_an_empty_trail_has_no_seal(desk: Desk, db: None) -> None:
    result = desk.run("audit", "seal")
    assert result.exit_code == 6
    assert not Path("seal.json").exists()


def test_without_a_file_the_seal_goes_to_standard_output(kept: Desk) -> None:
    assert seal_from_text(kept.run("audit", "seal").stdout, name="output").number == 1
    assert "BEGIN PUBLIC KEY" in json.loads(kept.run("audit", "key", "--json").stdout)["public_key"]


@pytest.mark.parametrize(
    ("error", "says"),
    [(OperationalError("host=secret"), "does not answer"), (ImproperlyConfigured("SECRET_KEY is not set."), "not set")],
)
def test_a_database_that_does_not_answer_ends_in_a_sentence(error: Exception, says: str) -> None:
    with pytest.raises(CoresponderError, match=says) as told, program_database():
        raise error
    assert told.value.exit_code == 1
    assert "secret" not in str(told.value)
