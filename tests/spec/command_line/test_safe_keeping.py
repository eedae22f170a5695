"""The commands that work on the program's own database: keys, exports, retention, backups."""

import json
import shlex
import uuid
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from pytest_django import Settings

from coresponder.delivery.cli.program import program
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.encryption.keys import key_to_read
from coresponder.safeguards.encryption.rotating import key_status
from coresponder.safeguards.retention.models import Certificate, DisposalItem, DisposalRequest
from coresponder.settings.environment import encryption_keys
from tests.spec.command_line.test_every_command_explains_itself import COMMANDS
from tests.support.cast import member
from tests.support.operators import empty_database
from tests.support.sealed_rows import PERSON, WITNESS, consent_of

DISPOSAL = uuid.UUID("00000000-0000-4000-8000-0000000000dd")
GROUP = f"person:{PERSON}"
EXAMPLES = [example for each in COMMANDS if each.command.needs_database for example in each.command.examples]  # type: ignore[attr-defined]
ABOUT_BACKUPS = [example for example in EXAMPLES if example.split()[1] in ("backup", "restore")]


def run(line: str, *, code: int = 0) -> Result:
    """Run one command line as it stands."""
    result = CliRunner().invoke(program, shlex.split(line)[1:], prog_name="coresponder")
    assert result.exit_code == code, result.output + str(result.exception)
    return result


@pytest.fixture
def at_the_shell(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a DATA_DIR beside it."""
    (tmp_path / "desk" / "incoming").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    return tmp_path / "desk"


@pytest.fixture
def records(at_the_shell: Path, db: None) -> Consent:
    """A consent, and an approved disposal of it."""
    consent = consent_of(member("carlos"))
    request = DisposalRequest.objects.create(
        pk=DISPOSAL,
        category="consent",
        disposal="delete",
        rule={"disposal": "delete"},
        triggered_before=timezone.now(),
        state="approved",
        asked_by=member("priya"),
        decided_by=member("cora"),
        decided_at=timezone.now(),
    )
    DisposalItem.objects.create(request=request, item_id=str(consent.pk), person_id=PERSON)
    return consent


def package_of_one(path: Path) -> None:
    """A directory of one organization, as a data package."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("organizations.csv", "id,name,description\n1,Harbor (invented),A door that is open.\n")


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each not in ABOUT_BACKUPS])
def test_the_example_runs(example: str, records: Consent) -> None:
    member("eve")
    if "211.zip" in example:
        package_of_one(Path("211.zip"))
    if "verify" in example or "--replace" in example:
        run("coresponder export everything --out everything-2026 --by priya")
    assert run(example).stdout


@pytest.mark.parametrize(
    "line",
    [
        "keys status",
        "keys rotate --by priya",
        f"keys rekey {PERSON} --by priya",
        "retention due",
        f"retention carry-out {DISPOSAL} --by cora",
        "export everything --out everything-2026 --by priya",
    ],
)
def test_another_program_can_read_the_answer(line: str, records: Consent) -> None:
    assert json.loads(run(f"coresponder {line} --json").stdout)


class TestKeys:
    def test_status_says_which_library_encrypts_and_claims_nothing(self, records: Consent) -> None:
        said = run("coresponder keys status").stdout
        assert "OpenSSL" in said
        assert "FIPS provider is" in said
        assert json.loads(run("coresponder keys status --json").stdout)["wrapped_by"] == {"tests": 1}

    def test_a_new_key_is_one_line_that_the_settings_take(self, at_the_shell: Path) -> None:
        first, second = (run("coresponder keys new 2027-01").stdout.strip() for _ in range(2))
        assert first != second
        assert encryption_keys(first)[0][0] == "2027-01"

    def test_a_dry_run_changes_nothing_and_rotating_is_written_down(self, records: Consent, settings: Settings) -> None:
        settings.ENCRYPTION_KEYS = [
            *encryption_keys(run("coresponder keys new 2027-01").stdout.strip()),
            *settings.ENCRYPTION_KEYS,
        ]
        assert "1 to rotate" in run("coresponder keys rotate --by priya --dry-run").stdout
        assert key_status().to_rotate == 1
        run("coresponder keys rotate --by priya")
        assert key_status().to_rotate == 0
        event = AuditEvent.objects.get()
        assert (event.event, event.about, event.details) == ("keys.wrapped", "operator_key:2027-01", {"keys": 1})

    def test_a_fresh_key_for_a_person_is_written_down(self, records: Consent) -> None:
        before = key_to_read(GROUP)
        run(f"coresponder keys rekey {PERSON} --by priya")
        assert key_to_read(GROUP) != before
        assert Consent.objects.get().witness == WITNESS
        assert AuditEvent.objects.get().about == GROUP

    def test_a_person_for_whom_nothing_is_encrypted_has_no_key(self, records: Consent) -> None:
        assert "Nothing is encrypted" in run(f"coresponder keys rekey {uuid.UUID(int=1)} --by priya", code=6).stderr


class TestWhoAnswers:
    def test_there_has_to_be_such_an_account(self, records: Consent) -> None:
        assert "no open account “nobody”" in run("coresponder keys rotate --by nobody", code=2).stderr

    def test_a_closed_account_answers_for_nothing(self, records: Consent) -> None:
        User.objects.filter(username="priya").update(is_active=False)
        run("coresponder export everything --out x --by priya", code=2)
        assert not Path("x").exists()


class TestRetention:
    def test_carrying_out_issues_the_certificate(self, records: Consent) -> None:
        Consent.objects.update(expires_at=timezone.now(), given_at=timezone.now() - timezone.timedelta(days=1))
        DisposalRequest.objects.update(triggered_before=timezone.now() + timezone.timedelta(hours=1))
        assert "disposed" in run(f"coresponder retention carry-out {DISPOSAL} --by cora").stdout
        assert not Consent.objects.exists()
        assert Certificate.objects.get().counts["items"]["disposed"] == 1

    def test_a_disposal_that_there_is_not_ends_with_a_sentence(self, records: Consent) -> None:
        wrong = run(f"coresponder retention carry-out {uuid.UUID(int=1)} --by cora", code=2)
        assert "no disposal with this id" in wrong.stderr


def test_a_changed_export_ends_with_code_5(records: Consent) -> None:
    run("coresponder export --out everything-2026 --by priya")
    Path("everything-2026", "NOTICE.txt").write_text("do as you like")
    assert "NOTICE.txt was changed" in run("coresponder export verify everything-2026", code=5).stdout


@pytest.mark.django_db(transaction=True)
def test_the_examples_about_backups_run_one_after_the_other(at_the_shell: Path, settings: Settings) -> None:
    make, restore, drill = ABOUT_BACKUPS
    member("priya")
    consent_of(member("carlos"))
    assert "To be read it needs: tests" in run(make).stdout
    assert "WRONG" not in run(drill).stdout
    settings.DATA_DIR = at_the_shell.parent / "new"
    with empty_database():
        assert "An encrypted text of consent_consent opens." in run(restore).stdout
        assert Consent.objects.get().witness == WITNESS
