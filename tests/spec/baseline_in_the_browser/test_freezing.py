"""Cora freezes the baseline.

Frozen is frozen: nobody changes it, in the browser or in the database. Everybody in the program can read it, and
anybody who has the files can check it.
"""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from coresponder.kernel.errors import StateError
from coresponder.program.calls.models import Export
from coresponder.program.outcomes.actions.building import discard_baseline, rebuild_baseline
from coresponder.program.outcomes.actions.freezing import freeze_baseline
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.storage import baseline_folder
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.spec.baseline_in_the_browser.conftest import Desk
from tests.support.page import PageClient


class TestFreezing:
    def test_is_asked_about_with_what_it_means_and_with_the_hash(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.page.get(f"/baselines/{draft.pk}/")
        assert "it cannot be undone" in shown.text
        assert draft.content_sha256 in shown.text

    def test_is_one_press_away_from_there(self, desk: Desk, draft: Baseline) -> None:
        shown = desk.freezes(draft)
        assert "The baseline is frozen. Everybody in the program can see it now." in shown.text

    def test_is_written_down_with_the_hash(self, frozen: Baseline, cora: User) -> None:
        event = AuditEvent.objects.get(event="baseline.frozen")
        assert event.details == {"content_sha256": frozen.content_sha256}
        assert (frozen.frozen_by, frozen.frozen_at is not None) == (cora, True)

    def test_takes_only_the_very_draft_that_was_seen(self, draft: Baseline, cora: User) -> None:
        with pytest.raises(StateError) as refusal:
            freeze_baseline(baseline=draft, content_sha256="0" * 64, by=cora)
        assert refusal.value.code == "draft_changed"

    def test_does_not_happen_when_it_cannot_be_audited(
        self, draft: Baseline, cora: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise RuntimeError("The trail cannot be written.")

        monkeypatch.setattr("coresponder.program.outcomes.actions.freezing.record", refuse)
        with pytest.raises(RuntimeError):
            freeze_baseline(baseline=draft, content_sha256=draft.content_sha256, by=cora)
        draft.refresh_from_db()
        assert draft.is_draft


class TestFrozen:
    def test_offers_no_way_to_change_it(self, desk: Desk, frozen: Baseline) -> None:
        buttons = desk.page.get(f"/baselines/{frozen.pk}/").buttons
        assert not {"Freeze…", "Rebuild the draft", "Discard this draft…"} & set(buttons)

    def test_is_refused_every_action(self, frozen: Baseline, cora: User) -> None:
        with pytest.raises(StateError):
            freeze_baseline(baseline=frozen, content_sha256=frozen.content_sha256, by=cora)
        with pytest.raises(StateError):
            rebuild_baseline(baseline=frozen, by=cora)
        with pytest.raises(StateError):
            discard_baseline(baseline=frozen, by=cora)

    def test_cannot_be_changed_or_deleted_in_the_database(self, frozen: Baseline) -> None:
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            Baseline.objects.update(title="Another")
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            Baseline.exports.through.objects.all().delete()
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            frozen.exports.add(Export.objects.create(id="0" * 32, size_bytes=1, uploaded_by=frozen.requested_by))

    def test_is_seen_by_dana_who_saw_no_draft(self, desk: Desk, draft: Baseline, page: PageClient, dana: User) -> None:
        address = f"/baselines/{draft.pk}/"
        refused = page.as_(dana).get(address, status=403)
        assert "may not see a baseline before it is frozen" in refused.text
        desk.freezes(draft)
        assert "were coded as crisis calls" in page.as_(dana).get(address).text
        assert "were coded as crisis calls" in page.as_(dana).get("/home/").text

    def test_is_not_even_there_for_otis(self, frozen: Baseline, page: PageClient, otis: User) -> None:
        assert page.as_(otis).get(f"/baselines/{frozen.pk}/", status=404).heading
        assert page.as_(otis).get("/baselines/", status=404).heading


class TestVerifying:
    def test_says_that_it_is_what_it_was(self, desk: Desk, frozen: Baseline) -> None:
        desk.page.post(f"/baselines/{frozen.pk}/verify/")
        desk.worker()
        assert "Verified: it is what it was" in desk.page.get(f"/baselines/{frozen.pk}/").text

    def test_says_what_differs_when_somebody_has_touched_the_files(self, desk: Desk, frozen: Baseline) -> None:
        path = baseline_folder(frozen.pk) / "baseline.json"
        path.write_text(path.read_text().replace("Before launch", "After launch"))
        desk.page.post(f"/baselines/{frozen.pk}/verify/")
        desk.worker()
        shown = desk.page.get(f"/baselines/{frozen.pk}/")
        assert "baseline.json was changed" in shown.text

    def test_says_it_of_the_stored_calls_too(self, desk: Desk, frozen: Baseline) -> None:
        calls = baseline_folder(frozen.pk) / "dataset" / "calls.parquet"
        calls.write_bytes(calls.read_bytes() + b"x")
        desk.page.post(f"/baselines/{frozen.pk}/verify/")
        desk.worker()
        assert "calls.parquet was changed" in desk.page.get(f"/baselines/{frozen.pk}/").text


class TestDownloading:
    @pytest.mark.parametrize(
        ("name", "beginning"),
        [("report.pdf", b"%PDF"), ("report.html", b"<!"), ("baseline.json", b"{"), ("dictionary.json", b"{")],
    )
    def test_gives_the_file_and_writes_it_down(
        self, frozen: Baseline, page: PageClient, dana: User, name: str, beginning: bytes
    ) -> None:
        response = page.as_(dana).client.get(f"/baselines/{frozen.pk}/files/{name}")
        content = b"".join(response.streaming_content)
        assert content.startswith(beginning)
        assert "attachment" in response["Content-Disposition"]
        assert hashlib.sha256(content).hexdigest()
        event = AuditEvent.objects.get(event="baseline.downloaded")
        assert (event.by_id, event.details) == (dana.pk, {"file": name})

    @pytest.mark.parametrize("name", ["calls.parquet", "secret.txt", "..%2Fbaseline.json"])
    def test_gives_no_other_file(self, frozen: Baseline, page: PageClient, cora: User, name: str) -> None:
        assert page.as_(cora).client.get(f"/baselines/{frozen.pk}/files/{name}").status_code == 404
