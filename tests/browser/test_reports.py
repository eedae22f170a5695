"""Reports in a real browser: at the desk, and on a phone at night; and the public page, where nobody is signed in."""

from pathlib import Path

import pytest

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.reports import demonstration
from coresponder.program.reports.models import Questionnaire, Report
from coresponder.program.reports.vocabulary import ReportKind
from coresponder.safeguards.accounts.models import User
from tests.support.browser import PHONE, WIDE, Visits, assert_axe_clean, assert_no_sideways_scrolling
from tests.support.sample_reports import release_of

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db: None, data_dir: Path) -> dict[str, User]:
    """Everybody, with the reports of a small invented year."""
    people = ensure_cast()
    release_of()
    demonstration.load(cast=people)
    return people


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_the_pages_read_well(visit: Visits, cast: dict[str, User], theme: str, size: dict[str, int]) -> None:
    draft = Report.objects.get(kind=ReportKind.QUESTIONNAIRE)
    addresses = ["/reports/", "/reports/begin/", "/reports/others/?search=arrest", "/questionnaires/"]
    addresses += [f"/reports/{each.pk}/" for each in Report.objects.all()]
    addresses += [f"/reports/{draft.pk}/words/training/", f"/questionnaires/{Questionnaire.objects.get().pk}/"]
    for address in addresses:
        page = visit(address, by=cast["cora"], theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_public_pages_read_well_without_an_account(
    visit: Visits, cast: dict[str, User], size: dict[str, int]
) -> None:
    public = [f"/results/{each.pk}/" for each in Report.objects.filter(is_public=True)]
    for address in ["/results/", "/results/published/", "/results/published/?search=arrest", *public]:
        page = visit(address, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
        assert not page.context.cookies()
