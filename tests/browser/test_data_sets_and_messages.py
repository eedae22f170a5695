"""The pages of data sets, changes in recording and messages in a real browser: at a desk, and on a phone at night."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.kernel.progress import silent
from coresponder.program.extracts.actions.changes import note_change
from coresponder.program.extracts.actions.releases import request_release
from coresponder.program.extracts.kinds_of_run import make_release
from coresponder.program.extracts.vocabulary import Change, ReleasePurpose
from coresponder.program.messages.actions.delivering import attempt
from coresponder.program.messages.actions.writing import send_message
from coresponder.program.messages.kinds import KINDS, Value
from coresponder.program.messages.vocabulary import Channel
from coresponder.program.runs.models import Run
from tests.support.browser import PHONE, WIDE, Visits, assert_axe_clean, assert_no_sideways_scrolling
from tests.support.cast import member

pytestmark = pytest.mark.browser
LINK = {"link": "https://coresponder.example/l/sample"}


@pytest.fixture
def filled(transactional_db: None, settings: Settings, tmp_path: Path) -> str:
    """A data set that is ready, one for research, two changes, a message that went out and one that waits."""
    settings.DATA_DIR = tmp_path
    eve, priya, cora = member("eve"), member("priya"), member("cora")
    told = {"recipient": "Marigold State University (invented)", "reason": "How long people wait for care."}
    request_release(purpose=ReleasePurpose.RESEARCH, as_of=timezone.now(), by=priya, **told)
    release = request_release(purpose=ReleasePurpose.EVALUATION, as_of=timezone.now(), by=eve)
    Run.objects.filter(about=release.pk).delete()
    make_release(release, progress=silent)
    note_change(
        since_on=date(2026, 9, 1), kind=Change.INSTRUCTION, what="Officers are asked about force in every encounter.",
        table_name="encounters", column_name="force_used", by=cora,
    )  # fmt: skip
    kind = next(iter(KINDS.values()))
    values: dict[str, Value] = {**LINK, "valid_until": timezone.now() + timedelta(days=3), "count": 1, "code": "123456"}
    chosen = {name: value for name, value in values.items() if name in kind.blanks}
    for to in ("intake@harbor.example", "desk@lantern.example"):
        message = send_message(kind=kind.name, to=to, channel=Channel.EMAIL, values=chosen, about="sample:1", by=cora)
    attempt(message.pk)
    return str(release.pk)


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_its_pages_read_well(visit: Visits, filled: str, theme: str, size: dict[str, int]) -> None:
    pages = {
        "/releases/": "eve",
        "/releases/ask/": "priya",
        f"/releases/{filled}/": "eve",
        "/recording-changes/": "cora",
        "/recording-changes/note/": "cora",
        "/messages/": "cora",
    }
    for address, who in pages.items():
        page = visit(address, by=member(who), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
