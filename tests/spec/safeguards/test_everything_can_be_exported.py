"""Everything that the program holds can be taken out of it, in formats that anybody can read.

Encrypted text is readable only where somebody asked for it; passwords and keys never leave; who exported is written
down, and the records of other agencies stand in the ledger.
"""

import csv
import io
import json
import uuid
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from coresponder.kernel.errors import InputError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.classification.checking import our_models
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.encryption.rotating import destroy
from coresponder.safeguards.keeping.actions import exporting
from coresponder.safeguards.keeping.actions.exporting import export_everything
from coresponder.safeguards.keeping.exporting.leaving import note_what_leaves
from coresponder.safeguards.keeping.exporting.verifying import verify_export
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass
from tests.support.page import PageClient
from tests.support.sealed_rows import PERSON, WITNESS, consent_of


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "everything").mkdir()
    return tmp_path / "everything"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_is_there_twice_with_the_same_rows(priya: User, carlos: User, out: Path) -> None:
    consent_of(carlos)
    made = export_everything(folder=out, with_text=False, by=priya, progress=silent)
    assert {model._meta.db_table for model in our_models()} <= made.tables.keys()
    for table, number in made.tables.items():
        assert len(rows(out, table)) == pq.read_table(out / f"{table}.parquet").num_rows == number
    assert rows(out, "consent_consent")[0]["person_id"] == str(PERSON)


def test_moments_keep_their_zone_and_lists_and_objects_can_be_read_again(priya: User, carlos: User, out: Path) -> None:
    stored = Consent.objects.get(pk=consent_of(carlos).pk)
    export_everything(folder=out, with_text=False, by=priya, progress=silent)
    found = pq.read_table(out / "consent_consent.parquet").to_pylist()[0]
    assert found["given_at"] == stored.given_at
    assert json.loads(found["data_classes"]) == ["operational"]
    assert rows(out, "consent_consent")[0]["given_at"].endswith("+00:00")


def test_encrypted_text_is_left_out_unless_it_was_asked_for(priya: User, carlos: User, out: Path) -> None:
    consent_of(carlos)
    export_everything(folder=out, with_text=False, by=priya, progress=silent)
    assert not [path.name for path in out.iterdir() if b"Wilma" in path.read_bytes()]
    export_everything(folder=out, with_text=True, by=priya, progress=silent)
    assert rows(out, "consent_consent")[0]["witness"] == WITNESS


def test_what_was_erased_for_good_is_empty(priya: User, carlos: User, out: Path) -> None:
    consent_of(carlos)
    destroy(f"person:{PERSON}")
    export_everything(folder=out, with_text=True, by=priya, progress=silent)
    assert rows(out, "consent_consent")[0]["witness"] == ""


def test_passwords_and_keys_never_leave(priya: User, carlos: User, out: Path) -> None:
    consent_of(carlos)
    export_everything(folder=out, with_text=True, by=priya, progress=silent)
    assert "password" not in rows(out, "accounts_user")[0]
    assert "wrapped" not in rows(out, "encryption_datakey")[0]
    assert priya.password not in (out / "accounts_user.csv").read_text()


def test_large_tables_are_written_some_rows_at_a_time_and_none_twice(
    priya: User, carlos: User, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coresponder.safeguards.keeping.exporting.tables.ROWS_AT_ONCE", 2)
    made = {str(consent_of(carlos, uuid.UUID(int=number)).pk) for number in range(5)}
    export_everything(folder=out, with_text=True, by=priya, progress=silent)
    assert sorted(each["id"] for each in rows(out, "consent_consent")) == sorted(made)


def test_the_dictionary_says_what_every_column_is_and_how_private(priya: User, out: Path) -> None:
    export_everything(folder=out, with_text=False, by=priya, progress=silent)
    dictionary = {each["table"]: each for each in json.loads((out / "data-dictionary.json").read_text())}
    fields = {each["column"]: each for each in dictionary["consent_consent"]["fields"]}
    assert fields["witness"]["privacy_class"] == "identity"
    assert fields["witness"]["is_encrypted"]
    assert set(rows(out, "accounts_user")[0]) < {each["column"] for each in dictionary["accounts_user"]["fields"]}


def test_a_notice_travels_with_it(priya: User, out: Path) -> None:
    export_everything(folder=out, with_text=False, by=priya, progress=silent)
    assert "42 CFR part 2 prohibits" in (out / "NOTICE.txt").read_text()


class TestWrittenDown:
    def test_who_exported_what_is_in_the_trail(self, priya: User, out: Path) -> None:
        export_everything(folder=out, with_text=True, by=priya, progress=silent)
        event = AuditEvent.objects.get()
        assert (event.event, event.by_id, event.details["with_text"]) == ("keeping.exported", priya.pk, True)

    def test_what_cannot_be_written_down_is_not_exported(
        self, priya: User, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_: object, **__: object) -> None:
            raise ValueError("no trail")

        monkeypatch.setattr(exporting, "record", fails)
        with pytest.raises(ValueError, match="no trail"):
            export_everything(folder=out, with_text=True, by=priya, progress=silent)

    def test_records_of_other_agencies_stand_in_the_ledger(self, priya: User, carlos: User) -> None:
        assert carlos.agency is not None
        leaving = {(PERSON, carlos.agency.pk): {DataClass.CLINICAL, DataClass.SUBSTANCE_USE}}
        note_what_leaves(leaving, export_id=uuid.UUID(int=1), by=priya)
        line = Disclosure.objects.get()
        assert (line.person_id, line.owner_agency, line.recipient) == (PERSON, carlos.agency, priya.agency)
        assert line.data_classes == ["clinical", "substance_use"]
        assert line.carried_part_2_notice

    @pytest.mark.parametrize("username", ["cora", "omar", "clara", "otis"])
    def test_nobody_else_exports_everything(self, out: Path, username: str, request) -> None:
        with pytest.raises(Denied):
            export_everything(folder=out, with_text=False, by=request.getfixturevalue(username), progress=silent)
        assert not list(out.iterdir())


class TestVerifying:
    @pytest.fixture
    def export(self, priya: User, out: Path) -> Path:
        """An export of what little there is."""
        export_everything(folder=out, with_text=False, by=priya, progress=silent)
        return out

    def test_an_untouched_export_is_unchanged(self, export: Path) -> None:
        assert verify_export(export).is_unchanged

    def test_a_changed_a_missing_and_a_strange_file_are_named(self, export: Path) -> None:
        with (export / "accounts_user.csv").open("a") as stream:
            stream.write("x")
        (export / "accounts_agency.csv").unlink()
        (export / "else.csv").touch()
        assert verify_export(export).differences == (
            "accounts_agency.csv is missing.",
            "else.csv was not written by the export.",
            "accounts_user.csv was changed after it was written.",
        )

    @pytest.mark.parametrize("manifest", [None, "{", "[]", '{"kind": "else"}'])
    def test_another_folder_is_no_export(self, out: Path, manifest: str | None) -> None:
        if manifest:
            (out / "manifest.json").write_text(manifest)
        with pytest.raises(InputError, match="no export of everything"):
            verify_export(out)


class TestPage:
    def test_it_hands_out_one_zip_file(self, page: PageClient, priya: User) -> None:
        client = page.as_(priya).client
        response = client.post("/safe-keeping/export/take/", {"is_understood": "on"})
        packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
        response.close()
        manifest = json.loads(packed.read("manifest.json"))
        assert manifest["encrypted_text"] == "left out"
        assert set(packed.namelist()) == {*manifest["files"], "manifest.json"}

    def test_it_asks_whether_one_knows_how_to_keep_it(self, page: PageClient, priya: User) -> None:
        refused = page.as_(priya).post("/safe-keeping/export/take/", {}, status=422)
        assert "It holds everything" in refused.text
        assert not AuditEvent.objects.filter(event="keeping.exported").exists()

    @pytest.mark.parametrize(("username", "status"), [("cora", 403), ("omar", 403), ("otis", 404)])
    def test_others_do_not_come_to_it(self, page: PageClient, username: str, status: int, request) -> None:
        somebody = page.as_(request.getfixturevalue(username))
        somebody.get("/safe-keeping/export/", status=status)
        assert somebody.client.post("/safe-keeping/export/take/", {"is_understood": "on"}).status_code == status
