"""What the stories share: Cora's way from a file to a draft, one step each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coresponder.program.calls.models import Export
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
def desk(page: PageClient, cora: User, worker: Worker) -> Desk:
    """Cora's desk."""
    return Desk(page.as_(cora), worker)


@pytest.fixture
def export(desk: Desk, export_never_seen: Path) -> Export:
    """An export in a layout that nobody has seen, uploaded and prepared."""
    desk.uploads(export_never_seen)
    return Export.objects.get()


@pytest.fixture
def mapped(desk: Desk, export: Export) -> Export:
    """The same, with its columns read as proposed in the county's time zone."""
    desk.maps(export, time_zone="America/Chicago", name="marigold")
    export.refresh_from_db()
    return export


@pytest.fixture
def draft(desk: Desk, mapped: Export) -> Baseline:
    """A draft built from it."""
    return desk.builds(mapped, population="184930")
