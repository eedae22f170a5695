"""Asking for a data set, making it, taking it along, and the line in the ledger that stays."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone
from pytest_django import Settings

from coresponder.analysis.assessment.copying import COPY
from coresponder.delivery.cli.program import program
from coresponder.formats.dataset.checking import check_dataset
from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.progress import silent
from coresponder.program.dispatch.models import Assignment
from coresponder.program.extracts import nightly
from coresponder.program.extracts.actions.releases import hand_out, remove_release, request_release
from coresponder.program.extracts.kinds_of_run import compare, make_release
from coresponder.program.extracts.models import HandOut, RecordingChange, Release
from coresponder.program.extracts.nightly import release_by_night
from coresponder.program.extracts.storage import packed, release_folder
from coresponder.program.extracts.vocabulary import NIGHTS_KEPT, Detail, ReleasePurpose, ReleaseState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.spec.extracts.conftest import assignment, avery, call, met, shift
from tests.support.filing import document, file_as
from tests.support.page import PageClient

__all__ = ["assignment", "avery", "call", "met", "shift"]
RESEARCH = {"recipient": "Marigold State University (invented)", "reason": "How long people wait."}


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def asked(by: User, purpose: ReleasePurpose = ReleasePurpose.EVALUATION, **more: Any) -> Release:
    return request_release(purpose=purpose, as_of=timezone.now(), by=by, **more)


def made(by: User, **more: Any) -> Release:
    return make_release(asked(by, **more), progress=silent)


class TestWhoMay:
    def test_the_evaluator_has_one_made_for_the_programs_own_evaluation_alone(self, eve: User) -> None:
        assert asked(eve).detail == Detail.MOMENTS
        with pytest.raises(Denied):
            asked(eve, ReleasePurpose.RESEARCH, **RESEARCH)

    def test_what_leaves_the_program_names_months_and_says_to_whom_and_for_what(self, priya: User) -> None:
        assert asked(priya, ReleasePurpose.RESEARCH, **RESEARCH).detail == Detail.MONTHS
        with pytest.raises(UsageError, match="to whom and for what"):
            asked(priya, ReleasePurpose.REPORT, recipient=" ")

    def test_the_evaluator_does_not_take_along_what_is_for_outside(self, eve: User, priya: User) -> None:
        release = made(priya, purpose=ReleasePurpose.RESEARCH, **RESEARCH)
        with pytest.raises(Denied):
            hand_out(release=release, by=eve)

    def test_no_release_is_as_of_a_moment_that_is_not_over(self, eve: User) -> None:
        later = timezone.now() + timedelta(minutes=1)
        with pytest.raises(UsageError, match="not over yet"):
            request_release(purpose=ReleasePurpose.EVALUATION, as_of=later, by=eve)


class TestTheLedger:
    def test_who_took_it_is_written_down(self, met: Assignment, eve: User) -> None:
        release = made(eve)
        hand_out(release=release, by=eve)
        assert HandOut.objects.get().by == eve
        told = AuditEvent.objects.filter(about=f"release:{release.pk}").order_by("position")
        assert [each.event for each in told] == ["release.requested", "release.made", "release.handed_out"]

    def test_made_again_the_same_comes_out_and_what_was_disposed_of_is_named(self, met: Assignment, eve: User) -> None:
        release = made(eve)
        compare(about=release.pk, by=eve, progress=silent)
        release.refresh_from_db()
        assert release.compared_same is True
        Release.objects.filter(pk=release.pk).update(sha256="0" * 64)
        compare(about=release.pk, by=eve, progress=silent)
        release.refresh_from_db()
        assert (release.compared_same, release.compared_tables) == (False, [])

    def test_its_files_go_and_its_line_stays(
        self, met: Assignment, priya: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        release = made(priya)
        assert release_folder(release.pk).is_dir()
        with django_capture_on_commit_callbacks(execute=True):
            remove_release(release=release, by=priya)
        assert not release_folder(release.pk).exists()
        assert Release.objects.get().sha256 == release.sha256
        with pytest.raises(StateError):
            hand_out(release=release, by=priya)

    def test_every_night_one_is_made_and_the_files_of_former_nights_go(self, db: None) -> None:
        for _ in range(NIGHTS_KEPT + 1):
            release_by_night()
        states = list(Release.objects.order_by("requested_at").values_list("state", flat=True))
        assert states == [ReleaseState.REMOVED, *[ReleaseState.READY] * NIGHTS_KEPT]
        newest = release_folder(Release.objects.latest("requested_at").pk)
        assert (newest / COPY).is_file()
        (newest / f"{COPY}.unfinished.wal").write_bytes(b"cut off")
        assert not any(name.startswith(COPY) for name in zipfile.ZipFile(packed(newest)).namelist())

    def test_a_night_without_the_copy_for_counting_still_has_its_data_set(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(folder: Path) -> Path:
            raise OSError("No space left on device")

        monkeypatch.setattr(nightly, "write_copy", full)
        release = release_by_night()
        assert release.state == ReleaseState.READY
        assert not (release_folder(release.pk) / COPY).exists()


class TestThePages:
    def test_one_is_asked_for_and_its_page_says_that_it_is_being_made(self, page: PageClient, eve: User) -> None:
        as_eve = page.as_(eve)
        assert "None has been made yet" in as_eve.get("/releases/").text
        seen = as_eve.post("/releases/ask/", {"purpose": "evaluation"})
        assert "Being made" in seen.text
        assert "Being made" in as_eve.get("/releases/").text

    def test_the_form_says_what_is_missing(self, page: PageClient, priya: User) -> None:
        seen = page.as_(priya).post("/releases/ask/", {"purpose": "research"}, status=422)
        assert "A release that leaves the program says this." in seen.text

    def test_its_page_lists_tables_and_it_is_taken_along_as_a_zip(
        self, page: PageClient, met: Assignment, eve: User
    ) -> None:
        release, as_eve = made(eve), page.as_(eve)
        assert "encounters" in as_eve.get(f"/releases/{release.pk}/").text
        answer = as_eve.client.post(f"/releases/{release.pk}/take/")
        names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()  # type: ignore[attr-defined]
        assert {"manifest.json", "dictionary.json", "persons.parquet"} <= set(names)
        assert "Eve" in as_eve.get(f"/releases/{release.pk}/").text

    def test_a_change_in_recording_is_noted_and_withdrawn(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        told = {"since_on": "2026-09-01", "kind": "instruction", "what": "Force is asked anew."}
        seen = as_cora.post(
            "/recording-changes/note/", {**told, "affects": "encounters.force_used", "direction": "more"}
        )
        assert "encounters: force_used" in seen.text
        change = RecordingChange.objects.get()
        assert "Withdrawn" in as_cora.post(f"/recording-changes/{change.pk}/withdraw/").text
        assert "withdrawn already" in as_cora.post(f"/recording-changes/{change.pk}/withdraw/").text
        assert as_cora.post("/recording-changes/note/", {"kind": "form"}, status=422).status == 422


def test_the_command_writes_a_folder_that_passes_the_check(
    met: Assignment, omar: User, eve: User, tmp_path: Path
) -> None:
    file_as(omar, document(met, ordinal=2))
    folder = tmp_path / "data-set"
    result = CliRunner().invoke(program, ["dataset", "extract", str(folder), "--by", "eve", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["sha256"] == json.loads((folder / "manifest.json").read_text())["sha256"]
    assert {table.faults for table in check_dataset(folder)} == {()}
    again = CliRunner().invoke(program, ["dataset", "extract", str(folder), "--by", "eve"])
    assert again.exit_code == UsageError.exit_code
