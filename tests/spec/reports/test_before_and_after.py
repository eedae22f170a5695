"""What each measure was before launch, and the sentence chosen by rule, stand in a report, frozen with its numbers."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from coresponder.program.extracts.models import Release
from coresponder.program.reports.before_after import before_after, in_plain_words
from coresponder.program.reports.comparing import recomputed
from coresponder.program.reports.models import Report
from coresponder.program.reports.presenting import presented
from coresponder.program.reports.vocabulary import Format, ReportKind
from coresponder.program.reports.writing import written
from coresponder.safeguards.accounts.models import User
from tests.support.page import PageClient
from tests.support.readability import grade
from tests.support.sample_outcomes import kept_assessment
from tests.support.sample_reports import begun

WIDEST_GRADE = 8.9


@pytest.fixture
def pack(release: Release, eve: User) -> Report:
    """The pack of June, after the data set was assessed."""
    kept_assessment(release)
    return begun(release, by=eve, first=6, last=6)


@pytest.fixture
def council_page(release: Release, eve: User) -> Report:
    """The council's page of a quarter, after the data set was assessed."""
    kept_assessment(release)
    return begun(release, by=eve, kind=ReportKind.ONE_PAGER, first=4, last=6)


def test_the_monthly_pack_says_it_of_each_measure_and_it_comes_out_again(
    pack: Report, eve: User, page: PageClient
) -> None:
    shown = page.as_(eve).get(f"/reports/{pack.pk}/").text
    assert "Before and after: before launch 80%. There was no large change." in shown
    assert "before launch 80.0%" not in shown  # with its range it would tell how many there were
    assert "before launch 1,638" not in shown  # a count of before is nobody's: it was never audited
    assert "It cannot say why something changed." in shown
    found = {each["measure"]: each["same"] for each in recomputed(pack)}
    assert found["arrested_rate, before and after"]
    pack.before_after["measures"]["arrested_rate"]["code"] = "higher"
    assert not {each["measure"]: each["same"] for each in recomputed(pack)}["arrested_rate, before and after"]


def test_what_is_withheld_in_the_report_is_withheld_of_before_as_well(pack: Report) -> None:
    force = next(each for each in presented(pack).measures if each.key == "reportable_force_rate")
    assert force.lines[0].is_withheld
    assert force.compared is not None
    assert (force.compared.code, force.compared.before) == ("withheld", "")


def test_the_council_reads_it_in_plain_words_on_one_page(council_page: Report) -> None:
    shown = presented(council_page)
    before = {each.measure: each.before for each in shown.headlines if each.before}
    assert before["arrested_rate"] == "Before the team: 13 of 100. It went down."
    assert grade(" ".join([*before.values(), shown.saving])) < WIDEST_GRADE
    pdf = PdfReader(BytesIO(written(council_page, Format.PDF)))
    assert len(pdf.pages) == 1
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "Before the team: 13 of 100. It went down." in text
    assert "We do not say what it cost: the whole cost of this time is not known." in text


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (
            {"code": "cannot tell yet", "months_to_wait": 7},
            "Before the team: 13 of 100. We can not tell yet if it changed. That takes about seven more months.",
        ),
        ({"code": "cannot tell yet"}, "Before the team: 13 of 100. There are too few to tell if it changed."),
        ({"code": "higher"}, "Before the team: 13 of 100. It went up."),
        (
            {"code": "lower", "recorded_otherwise": True},
            "It is now noted in a new way, so it can not be held up to the time before.",
        ),
    ],
)
def test_in_plain_words_nobody_promises_more_than_is_known(kept: dict[str, Any], words: str) -> None:
    one = {"sentence": "", "before": "", "before_share": 0.13, "months_to_wait": None, "recorded_otherwise": False}
    found = before_after({"measures": {"arrested_rate": one | kept}}, "arrested_rate", is_withheld=False)
    assert found is not None
    assert in_plain_words(found, "13 of 100") == words
    assert grade(words) < WIDEST_GRADE
