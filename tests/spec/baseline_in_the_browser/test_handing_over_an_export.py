"""Cora hands over an export.

The original waits where only the program can read it until its personal columns are gone; then it is deleted. A file
that cannot be an export is refused with a sentence that says what to do, and nothing of it is kept.
"""

import stat
from pathlib import Path

import duckdb
import pytest
from pytest_django import Settings

from coresponder.program.calls.models import Export
from coresponder.program.calls.storage import incoming_path, stored_path
from coresponder.program.calls.vocabulary import ExportState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.spec.baseline_in_the_browser.conftest import Desk
from tests.support.page import PageClient


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class TestPersonalColumns:
    def test_are_left_out_of_what_is_stored(self, desk: Desk, export: Export) -> None:
        stored = duckdb.sql(f"DESCRIBE FROM read_parquet('{stored_path(export.pk)}')").fetchall()
        names = {name for name, *_ in stored}
        assert "NatureLast" in names
        assert names.isdisjoint({"RPName", "RPPhone"})
        assert {kind for _, kind, *_ in stored} == {"VARCHAR"}

    def test_are_named_on_the_page_each_with_the_reason(self, desk: Desk, export: Export) -> None:
        shown = desk.page.get(f"/exports/{export.pk}/")
        assert "RPName" in shown.text
        assert "RPPhone" in shown.text
        assert all(column["reason"] for column in export.dropped_columns)

    def test_are_seen_by_the_privacy_officer_too(self, export: Export, page: PageClient, priya: User) -> None:
        assert "RPPhone" in page.as_(priya).get(f"/exports/{export.pk}/").text

    def test_no_value_of_theirs_is_anywhere_in_what_the_program_keeps(self, export: Export, data_dir: Path) -> None:
        kept = b"".join(path.read_bytes() for path in files_in(data_dir))
        stored = duckdb.sql(f"SELECT * FROM read_parquet('{stored_path(export.pk)}')").fetchall()
        assert b"Notareal" not in kept
        assert not any("Notareal" in str(cell) for row in stored for cell in row)


class TestTheOriginal:
    def test_waits_where_only_the_program_can_read_it(
        self, page: PageClient, cora: User, data_dir: Path, export_never_seen: Path
    ) -> None:
        Desk(page.as_(cora), list).uploads(export_never_seen)
        original = incoming_path(Export.objects.get().pk)
        assert stat.S_IMODE(original.stat().st_mode) == 0o600
        assert stat.S_IMODE(original.parent.stat().st_mode) == 0o700

    def test_is_deleted_once_the_rest_is_stored(self, export: Export, data_dir: Path) -> None:
        assert export.state == ExportState.STORED
        assert files_in(data_dir / "incoming") == []

    def test_is_recognized_when_it_comes_a_second_time_and_changes_nothing(
        self, desk: Desk, export: Export, export_never_seen: Path, data_dir: Path
    ) -> None:
        shown = desk.uploads(export_never_seen)
        assert "This file was already uploaded on" in shown.text
        assert shown.response.request["PATH_INFO"] == f"/exports/{export.pk}/"
        assert Export.objects.count() == 1
        assert files_in(data_dir / "incoming") == []


class TestAFileThatIsNoExport:
    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("empty.csv", b"", "is empty"),
            ("picture.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "is an image, not an export of calls"),
            ("report.pdf", b"%PDF-1.7\n", "is a PDF document"),
            ("nul.csv", b"CallNo,When\n1,2026-01-01 10:00\n2,\x00\n", "NUL byte"),
            ("heading-only.csv", b"CallNo,When\n", ""),
        ],
    )
    def test_is_refused_at_once_with_a_sentence(
        self, desk: Desk, tmp_path: Path, data_dir: Path, name: str, content: bytes, sentence: str
    ) -> None:
        bad = tmp_path / name
        bad.write_bytes(content)
        shown = desk.uploads(bad, status=422)
        assert "There is a problem" in shown.text
        assert sentence in shown.text
        assert not Export.objects.exists()
        assert files_in(data_dir) == []

    def test_is_refused_later_when_the_trouble_comes_later(self, desk: Desk, tmp_path: Path, data_dir: Path) -> None:
        rows = "".join(f"{n},2026-01-01 10:00,WELFARE CHECK\n" for n in range(60_000))
        bad = tmp_path / "broken.csv"
        bad.write_bytes(f"CallNo,When,Type\n{rows}".encode() + b"\x00")
        desk.uploads(bad)
        export = Export.objects.get()
        shown = desk.page.get(f"/exports/{export.pk}/")
        assert export.state == ExportState.REFUSED
        assert "NUL byte" in shown.text
        assert "Nothing of this file was kept." in shown.text
        assert files_in(data_dir) == []

    def test_that_is_too_large_is_answered_with_the_command_line(
        self, desk: Desk, export_never_seen: Path, data_dir: Path, settings: Settings
    ) -> None:
        settings.UPLOAD_LIMIT_BYTES = 100_000
        shown = desk.uploads(export_never_seen, status=422)
        assert "coresponder baseline FILE" in shown.text
        assert files_in(data_dir) == []

    def test_that_was_not_chosen_at_all_is_asked_for(self, desk: Desk) -> None:
        shown = desk.page.post("/exports/upload/", {}, status=422)
        assert "No file was chosen." in shown.text


class TestTheAuditTrail:
    def test_holds_each_step_and_no_name_of_a_file_or_column(self, export: Export) -> None:
        written = AuditEvent.objects.filter(about=f"export:{export.pk}").order_by("position")
        assert [event.event for event in written] == ["export.received", "export.stored"]
        assert written[1].details == {"rows": export.rows, "dropped": len(export.dropped_columns)}
        assert "dispatch-2026" not in "".join(str(event.details) for event in AuditEvent.objects.all())

    def test_if_it_cannot_be_written_nothing_is_taken(
        self, desk: Desk, export_never_seen: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise RuntimeError("The trail cannot be written.")

        monkeypatch.setattr("coresponder.program.calls.actions.exports.record", refuse)
        with pytest.raises(RuntimeError):
            desk.uploads(export_never_seen)
        assert not Export.objects.exists()
        assert files_in(data_dir) == []
