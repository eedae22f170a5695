"""Cora builds a draft.

It is computed in the background; the page says how far that is. What fails says why and leaves nothing half-written. A
draft that is rebuilt gives its place to the new one.
"""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coresponder.kernel.errors import InputError
from coresponder.program.calls.actions.profiles import map_export
from coresponder.program.calls.models import Export
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.storage import baseline_folder
from coresponder.program.outcomes.vocabulary import BaselineState
from coresponder.program.runs.queries import latest_run_about
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.spec.baseline_in_the_browser.conftest import Desk, Worker
from tests.support.page import PageClient

FILES = {"baseline.json", "report.html", "report.pdf", "rejects.csv", "dataset"}


class TestADraft:
    def test_begins_with_the_one_sentence_and_the_first_figures(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.page.get(f"/baselines/{draft.pk}/")
        assert shown.heading == "Before launch"
        assert "were coded as crisis calls" in shown.text
        assert "How many crisis calls are there?" in shown.text
        assert "America/Chicago" in shown.text

    def test_is_the_same_as_the_files_beside_it(self, draft: Baseline) -> None:
        folder = baseline_folder(draft.pk)
        assert {path.name for path in folder.iterdir()} == FILES
        assert json.loads((folder / "baseline.json").read_text()) == draft.content

    def test_counts_every_call_of_the_export(self, draft: Baseline, mapped: Export) -> None:
        inputs = draft.content["inputs"]["files"][0]
        assert mapped.rows_rejected > 0
        assert inputs["rows"] == mapped.rows + mapped.rows_rejected

    def test_names_the_file_that_cora_handed_over(self, draft: Baseline, mapped: Export) -> None:
        inputs = draft.content["inputs"]["files"][0]
        assert (inputs["name"], inputs["sha256"]) == (mapped.file_name, mapped.sha256)

    def test_says_which_personal_columns_were_left_out(self, draft: Baseline) -> None:
        assert {"RPName", "RPPhone"} <= set(draft.content["inputs"]["personal_columns_dropped"])

    def test_is_written_to_the_audit_trail(self, draft: Baseline) -> None:
        written = AuditEvent.objects.filter(about=f"baseline:{draft.pk}").order_by("position")
        assert [event.event for event in written] == ["baseline.requested", "baseline.built"]


class TestWhileItIsBuilt:
    def test_the_page_says_how_far_it_is(self, page: PageClient, cora: User, mapped: Export) -> None:
        desk = Desk(page.as_(cora), list)
        desk.builds(mapped)
        baseline = Baseline.objects.get()
        shown = desk.page.get(f"/baselines/{baseline.pk}/")
        assert "Waiting for a free worker." in shown.text
        assert "Cancel" in shown.buttons

    def test_it_can_be_cancelled_and_then_leaves_nothing(
        self, page: PageClient, cora: User, mapped: Export, worker: Worker
    ) -> None:
        desk = Desk(page.as_(cora), list)
        baseline = desk.builds(mapped)
        run = latest_run_about(baseline.pk)
        desk.page.post(f"/runs/{run.pk}/cancel/")
        worker()
        shown = desk.page.get(f"/baselines/{baseline.pk}/")
        assert "This was cancelled." in shown.text
        assert not baseline_folder(baseline.pk).exists()

    def test_what_fails_says_why_and_can_be_started_again(
        self, desk: Desk, mapped: Export, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*args: object, **kwargs: object) -> None:
            raise InputError("no_calls", "The export holds no call that could be read.", "Look at the mapping.")

        with monkeypatch.context() as broken:
            broken.setattr("coresponder.program.outcomes.computing.build_baseline", fail)
            baseline = desk.builds(mapped)
        shown = desk.page.get(f"/baselines/{baseline.pk}/")
        assert "The export holds no call that could be read." in shown.text
        run = latest_run_about(baseline.pk)
        desk.page.post(f"/runs/{run.pk}/again/")
        desk.worker()
        baseline.refresh_from_db()
        assert baseline.state == BaselineState.DRAFT

    def test_a_run_whose_worker_died_is_said_to_have_stopped(
        self, page: PageClient, cora: User, mapped: Export
    ) -> None:
        desk = Desk(page.as_(cora), list)
        baseline = desk.builds(mapped)
        run = latest_run_about(baseline.pk)
        run.state = RunState.RUNNING
        run.save()
        shown = desk.page.get(f"/baselines/{baseline.pk}/")
        assert "This has come to a stop" in shown.text
        assert "Start again" in shown.buttons


class TestWhatIsAskedFor:
    def test_nothing_is_offered_before_an_export_is_mapped(self, desk: Desk, export: Export) -> None:
        assert "No export is ready yet" in desk.page.get("/baselines/build/").text

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("title", "", "The baseline has no title."),
            ("exports", [], "No export was chosen."),
            ("population", "many", "not a whole number"),
            ("population", "0", "has to be at least 1"),
        ],
    )
    def test_a_mistake_gets_a_sentence(
        self, desk: Desk, mapped: Export, field: str, value: object, sentence: str
    ) -> None:
        form = {"title": "Before launch", "exports": [str(mapped.pk)], field: value}
        assert sentence in desk.page.post("/baselines/build/", form, status=422).text

    @pytest.mark.parametrize("content", [b"no json", b"{}", b'{"type": "FeatureCollection", "features": []}'])
    def test_a_map_that_is_none_gets_a_sentence(self, desk: Desk, mapped: Export, content: bytes) -> None:
        beats = SimpleUploadedFile("beats.geojson", content)
        form = {"title": "Before launch", "exports": [str(mapped.pk)], "beats_file": beats}
        shown = desk.page.post("/baselines/build/", form, status=422)
        assert "not a GeoJSON feature collection of polygons" in shown.text

    def test_the_countys_own_map_is_drawn(self, desk: Desk, mapped: Export, county_export: Path) -> None:
        beats = SimpleUploadedFile("b.geojson", county_export.with_name("marigold-county-beats.geojson").read_bytes())
        draft = desk.builds(mapped, beats_file=beats)
        assert draft.content["beats"]["features"]

    def test_exports_that_are_read_differently_are_not_merged(
        self, desk: Desk, mapped: Export, county_export: Path
    ) -> None:
        desk.uploads(county_export)
        other = Export.objects.latest("uploaded_at")
        desk.maps(other, time_zone="America/Chicago", name="other")
        form = {"title": "Before launch", "exports": [str(mapped.pk), str(other.pk)]}
        shown = desk.page.post("/baselines/build/", form, status=422)
        assert "These exports are read by different profiles" in shown.text


class TestExportsThatOverlap:
    """One export of the first half of a season, one of the second, and a week in both."""

    def test_a_call_in_both_counts_once(self, desk: Desk, cora: User, export_never_seen: Path, tmp_path: Path) -> None:
        head, *rows = export_never_seen.read_text().splitlines(keepends=True)
        numbers = [row.split(",")[0] for row in rows[:600]]
        first, second = self.handed_over(desk, tmp_path, head, rows[:400], rows[300:600])
        desk.maps(first, time_zone="America/Chicago", name="marigold")
        first.refresh_from_db()
        map_export(export=second, profile=first.reading_profile.profile, by=cora)
        draft = desk.builds(first, exports=[str(first.pk), str(second.pk)])
        assert [each["rows"] for each in draft.content["inputs"]["files"]] == [400, 300]
        assert draft.content["inputs"]["duplicates"] >= 100
        kept = pq.read_table(baseline_folder(draft.pk) / "dataset" / "calls.parquet", columns=["event_number"])
        assert sorted(kept["event_number"].to_pylist()) == sorted(set(numbers) - {""})

    def handed_over(self, desk: Desk, folder: Path, head: str, *parts: list[str]) -> list[Export]:
        """Each part as an export of its own, in the order of the parts."""
        for number, rows in enumerate(parts):
            path = folder / f"part-{number}.csv"
            path.write_text(head + "".join(rows))
            desk.uploads(path)
        return list(Export.objects.order_by("uploaded_at"))


class TestDiscarding:
    def test_takes_the_figures_and_the_stored_calls_away(
        self, desk: Desk, draft: Baseline, django_capture_on_commit_callbacks
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            desk.page.post(f"/baselines/{draft.pk}/discard/")
        draft.refresh_from_db()
        assert (draft.state, draft.content) == (BaselineState.DISCARDED, None)
        assert not baseline_folder(draft.pk).exists()
