"""What the stories share: Cora's way from a file to a draft, one step each."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coresponder.program.calls.actions.exports import receive_export
from coresponder.program.calls.actions.profiles import map_export
from coresponder.program.calls.models import Export
from coresponder.program.calls.proposals import reading_of
from coresponder.program.calls.receiving import take_in
from coresponder.program.outcomes.actions.building import request_baseline
from coresponder.program.outcomes.actions.freezing import freeze_baseline
from coresponder.program.outcomes.models import Baseline
from coresponder.program.runs.models import Run
from coresponder.safeguards.accounts.models import User
from tests.support.filling import filled
from tests.support.page import Page, PageClient

Worker = Callable[[], list[Run]]


class Desk:
    """Cora at her desk. Each method is one thing that she does in the browser; the worker follows at once."""

    def __init__(self, page: PageClient, worker: Worker) -> None:
        self.page = page
        self.worker = worker

    def uploads(self, path: Path, *, status: int = 200) -> Page:
        """Hand over a file and come back when the program has looked at it."""
        upload = SimpleUploadedFile(path.name, path.read_bytes())
        shown = self.page.post("/exports/upload/", {"file": upload}, status=status)
        self.worker()
        return shown

    def maps(self, export: Export, **changes: str) -> Page:
        """Save how the columns are read, as proposed but for these changes."""
        address = f"/exports/{export.pk}/columns/"
        return self.page.post(address, filled(self.page.get(address), address, wish="save", **changes))

    def builds(self, export: Export, **wishes: str) -> Baseline:
        """Build a draft from one export."""
        form = {"title": "Before launch", "exports": [str(export.pk)], **wishes}
        self.page.post("/baselines/build/", form)
        self.worker()
        return Baseline.objects.latest("requested_at")

    def freezes(self, baseline: Baseline) -> Page:
        """Freeze a draft."""
        address = f"/baselines/{baseline.pk}/"
        form = filled(self.page.get(address), f"{address}freeze/")
        return self.page.post(f"{address}freeze/", form)


@pytest.fixture
def desk(page: PageClient, cora: User, worker: Worker, remembered_builds: None) -> Desk:
    """Cora's desk."""
    return Desk(page.as_(cora), worker)


@pytest.fixture
def export(cora: User, worker: Worker, export_never_seen: Path) -> Export:
    """An export in a layout that nobody has seen, handed over and prepared."""
    export = receive_export(received=take_in(export_never_seen), by=cora)
    worker()
    export.refresh_from_db()
    return export


@pytest.fixture
def mapped(cora: User, export: Export) -> Export:
    """The same, with its columns read as proposed in the county's time zone."""
    profile = replace(reading_of(export).base, name="marigold", time_zone="America/Chicago")
    return map_export(export=export, profile=profile, by=cora)


@pytest.fixture
def draft(cora: User, worker: Worker, mapped: Export, remembered_builds: None) -> Baseline:
    """A draft built from it."""
    draft = request_baseline(title="Before launch", exports=[mapped], population=184_930, beats=None, by=cora)
    worker()
    draft.refresh_from_db()
    return draft


@pytest.fixture
def frozen(cora: User, draft: Baseline) -> Baseline:
    """The draft, frozen."""
    return freeze_baseline(baseline=draft, content_sha256=draft.content_sha256, by=cora)
