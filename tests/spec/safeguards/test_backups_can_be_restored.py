"""Backups, and the drill that shows whether they can be restored.

A backup that nobody has restored is a hope. The drill restores it into a scratch database, checks everything, opens one
encrypted text, and leaves nothing behind.
"""

import base64
import shutil
import tempfile
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from coresponder.kernel.errors import IntegrityError, StateError, UsageError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.verifying import verify_trail
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.keeping.actions.backing_up import back_up, restore_backup
from coresponder.safeguards.keeping.backups import pg_tools
from coresponder.safeguards.keeping.backups.making import make_backup
from coresponder.safeguards.keeping.backups.places import files_of_records
from coresponder.safeguards.keeping.backups.restoring import drill
from coresponder.safeguards.keeping.backups.unpacking import unpack
from coresponder.safeguards.retention.actions.holds import place_hold
from tests.support.cast import member
from tests.support.operators import empty_database
from tests.support.sealed_rows import PERSON, WITNESS, consent_of
from tests.support.servers import by_owner

committed = pytest.mark.django_db(transaction=True)
OTHER_KEY = ("other", base64.b64encode(bytes(32)).decode())


@pytest.fixture
def data_dir(tmp_path: Path, settings: Settings) -> Path:
    """The folder of the records' files: one baseline, and what no backup takes."""
    folder = tmp_path / "data"
    for name in ("baselines/1/baseline.json", "incoming/2/calls.csv", "demo-encryption-key", "postgresql/PG_VERSION"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"what {name} holds")
    settings.DATA_DIR = folder
    return folder


@pytest.fixture
def records(data_dir: Path) -> User:
    """Priya's records: a consent with encrypted words, a hold, events in the trail."""
    priya = member("priya")
    consent_of(member("carlos"))
    place_hold(person_id=PERSON, category="", reason="Roe v. County", by=priya)
    return priya


@pytest.fixture
def backup(records: User, tmp_path: Path) -> Path:
    """A backup of them."""
    back_up(out=tmp_path / "monday.backup", by=records, progress=silent)
    return tmp_path / "monday.backup"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one backup waits for all tests that only read it."""
    return tmp_path_factory.mktemp("shelf") / "monday.backup"


@pytest.fixture
def from_the_shelf(shelf: Path, request: pytest.FixtureRequest) -> Path:
    """A backup that an earlier test made, or a new one."""
    if not shelf.exists():
        shutil.copy(request.getfixturevalue("backup"), shelf)
    return shelf


@committed
class TestMaking:
    def test_it_can_be_read_by_nobody_without_the_key_and_by_this_account_alone(self, backup: Path) -> None:
        content = backup.read_bytes()
        assert b"priya" not in content
        assert b"baselines" not in content
        assert backup.stat().st_mode & 0o077 == 0

    def test_it_says_what_it_holds_and_whose_key_is_needed(self, records: User, tmp_path: Path) -> None:
        made = make_backup(tmp_path / "other.backup", progress=silent)
        assert made["tables"]["consent_consent"] == 1
        assert made["audit"]["events"] == 1
        assert made["operator_keys"] == ["tests"]
        assert set(made["files"]) == {"database.dump", "files/baselines/1/baseline.json"}

    def test_nothing_half_written_stays_beside_it(self, backup: Path) -> None:
        assert {path.name for path in backup.parent.iterdir()} == {"data", "monday.backup"}

    def test_who_made_it_is_written_down_and_nothing_is_written_over(self, backup: Path, records: User) -> None:
        assert AuditEvent.objects.order_by("-position")[0].event == "keeping.backup_made"
        with pytest.raises(StateError, match="that name already"):
            back_up(out=backup, by=records, progress=silent)

    def test_without_a_backup_key_none_is_made(self, records: User, tmp_path: Path, settings: Settings) -> None:
        settings.BACKUP_KEYS = []
        with pytest.raises(StateError, match="BACKUP_KEYS"):
            make_backup(tmp_path / "none.backup", progress=silent)
        assert not (tmp_path / "none.backup").exists()

    def test_where_the_dump_fails_nothing_is_left_and_no_row_is_shown(
        self, records: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pg_tools, "newest", lambda name, at_least: Path("/bin/false"))
        with pytest.raises(StateError, match="pg_dump stopped: no reason given"):
            make_backup(tmp_path / "none.backup", progress=silent)
        assert {path.name for path in tmp_path.iterdir()} == {"data"}


class TestDrill:
    @committed
    def test_everything_comes_back_and_nothing_stays_behind(self, shelf: Path, backup: Path) -> None:
        shutil.copy(backup, shelf)
        before, rows = set(Path(tempfile.gettempdir()).glob("coresponder-drill-*")), Consent.objects.count()
        manifest, found = drill(backup, progress=silent)
        assert [each.sentence for each in found if not each.is_good] == []
        assert {each.check for each in found} == {
            "files",
            "rows",
            "migrations",
            "audit trail",
            "keys",
            "encrypted text",
        }
        assert "opens" in next(each.sentence for each in found if each.check == "encrypted text")
        assert set(Path(tempfile.gettempdir()).glob("coresponder-drill-*")) == before
        assert Consent.objects.count() == rows
        assert manifest["tables"]["retention_legalhold"] == 1

    @committed
    @pytest.mark.heavy
    def test_what_was_wrong_when_it_was_backed_up_is_found(
        self, records: User, tmp_path: Path, settings: Settings
    ) -> None:
        toggle = "ALTER TABLE audit_auditevent {} TRIGGER audit_append_only"
        change = "UPDATE audit_auditevent SET by_id = 0"
        by_owner([toggle.format("DISABLE"), change, toggle.format("ENABLE")])
        make_backup(tmp_path / "bad.backup", progress=silent)
        settings.ENCRYPTION_KEYS = [OTHER_KEY]
        _, found = drill(tmp_path / "bad.backup", progress=silent)
        assert {each.check for each in found if not each.is_good} == {"audit trail", "keys", "encrypted text"}
        assert "tests" in next(each.sentence for each in found if each.check == "keys")

    @committed
    def test_a_backup_that_was_altered_or_cut_off_is_refused(self, from_the_shelf: Path, tmp_path: Path) -> None:
        content = from_the_shelf.read_bytes()
        altered = tmp_path / "altered.backup"
        for wrong in (content[:-1], content[:-20_000], content[:500] + b"x" + content[501:]):
            altered.write_bytes(wrong)
            with pytest.raises(IntegrityError):
                unpack(altered, tmp_path / "unpacked")

    @committed
    def test_an_older_backup_key_still_opens_it_and_another_does_not(
        self, from_the_shelf: Path, tmp_path: Path, settings: Settings
    ) -> None:
        settings.BACKUP_KEYS = [OTHER_KEY, *settings.BACKUP_KEYS]
        assert unpack(from_the_shelf, tmp_path / "one")["kind"] == "coresponder backup"
        settings.BACKUP_KEYS = [OTHER_KEY]
        with pytest.raises(IntegrityError, match="another key"):
            unpack(from_the_shelf, tmp_path / "two")


@committed
class TestRestoring:
    def test_into_an_empty_database_and_folder_everything_comes_back(
        self, from_the_shelf: Path, tmp_path: Path, settings: Settings
    ) -> None:
        settings.DATA_DIR = tmp_path / "new"
        with empty_database():
            _, found = restore_backup(backup=from_the_shelf, username="priya", progress=silent)
            assert all(each.is_good for each in found)
            assert Consent.objects.get().witness == WITNESS
            assert verify_trail(believed_keys=[]).events == 2
            assert AuditEvent.objects.order_by("-position")[0].event == "keeping.backup_restored"
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute("DELETE FROM audit_auditevent")
        restored = tmp_path / "new" / "baselines" / "1" / "baseline.json"
        assert restored.read_text() == "what baselines/1/baseline.json holds"

    def test_a_database_that_holds_something_is_never_restored_into(
        self, from_the_shelf: Path, tmp_path: Path, settings: Settings
    ) -> None:
        settings.DATA_DIR = tmp_path / "new"
        with pytest.raises(StateError, match="empty one only"):
            restore_backup(backup=from_the_shelf, username="priya", progress=silent)
        assert not list((tmp_path / "new").iterdir())

    def test_no_file_is_written_over(self, from_the_shelf: Path, data_dir: Path) -> None:
        with pytest.raises(StateError, match="nothing is written over"):
            restore_backup(backup=from_the_shelf, username="priya", progress=silent)

    @pytest.mark.heavy
    def test_an_account_that_is_not_in_the_backup_cannot_answer_for_it(
        self, from_the_shelf: Path, tmp_path: Path, settings: Settings
    ) -> None:
        settings.DATA_DIR = tmp_path / "new"
        with empty_database(), pytest.raises(UsageError, match="no account “nobody”"):
            restore_backup(backup=from_the_shelf, username="nobody", progress=silent)


def test_it_takes_the_files_of_records_and_no_secret(data_dir: Path) -> None:
    assert [name for name, _ in files_of_records()] == ["baselines/1/baseline.json"]


def test_tools_that_are_too_old_are_refused() -> None:
    with pytest.raises(StateError, match="version 99"):
        pg_tools.newest("pg_dump", at_least=99)
