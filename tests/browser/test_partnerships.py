"""The pages of partnerships in a real browser: planning team, promises, issues, negotiations, counts, goals."""

import pytest

from coresponder.program.partnerships import demonstration
from coresponder.program.partnerships.demonstration import quarters
from coresponder.program.partnerships.models import Commitment, Issue, Meeting, Negotiation, Section
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementState
from tests.support.browser import (
    LOOKS,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member
from tests.support.keyboard import Keys
from tests.support.negotiating import negotiated

pytestmark = pytest.mark.browser
CAST = ("cora", "sol", "sade", "omar", "clara", "dana", "eve", "priya", "pavel", "ada")


@pytest.fixture
def cast(transactional_db: None) -> dict[str, User]:
    """The demonstration county's partnerships."""
    cast = {name: member(name) for name in CAST}
    demonstration.load(cast=cast, by=cast["cora"])
    quarters.load(by=cast["cora"])
    return cast


def addresses() -> list[str]:
    """Every kind of page, each once."""
    sharing = Negotiation.objects.get(title__startswith="Case conference")
    section = Section.objects.get(negotiation=sharing, topic="population")
    meeting = Meeting.objects.filter(state="held").get()
    return [
        "/planning-team/", "/planning-team/seats/open/", "/planning-team/charter/",
        "/planning-team/charter/versions/2/",
        "/planning-team/meetings/", f"/planning-team/meetings/{meeting.pk}/",
        f"/planning-team/meetings/{meeting.pk}/minutes/", "/planning-team/actions/", "/commitments/",
        f"/commitments/{Commitment.objects.filter(what='clinician_fte').get().pk}/", "/issues/", "/issues/report/",
        f"/issues/{Issue.objects.all()[0].pk}/", "/published-counts/", "/goals/", "/negotiations/",
        f"/negotiations/{sharing.pk}/", f"/negotiations/{sharing.pk}/matrix/", f"/negotiations/{sharing.pk}/compare/",
        f"/negotiations/sections/{section.pk}/", f"/negotiations/sections/{section.pk}/write/",
        f"/negotiations/sections/{section.pk}/versions/3/", "/home/",
    ]  # fmt: skip


@LOOKS
def test_every_page_reads_well(visit: Visits, cast: dict[str, User], theme: str, size: dict[str, int]) -> None:
    for address in addresses():
        page = visit(address, by=cast["cora"], theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_the_focus_is_seen_at_every_stop_of_a_section(visit: Visits, cast: dict[str, User]) -> None:
    section = Section.objects.filter(topic="population").first()
    assert section
    assert_focus_is_always_seen(visit(f"/negotiations/sections/{section.pk}/write/", by=cast["cora"]))


def test_a_matrix_is_filled_in_and_signed_from_stop_to_stop_without_a_mouse(
    visit: Visits, cast: dict[str, User]
) -> None:
    begun = negotiated(cast["cora"], cast["sol"], cast["sade"])
    police, clinic = (cast[name].agency.name for name in ("sol", "sade"))  # type: ignore[union-attr]
    keys = Keys(visit("/negotiations/", by=cast["cora"]))
    keys.opens(begun.title).opens("Fill in the matrix")
    keys.ticks(f"safety facts for responding to a crisis, from {clinic} to {police}").opens("Save the matrix")
    keys.writes("What of it is enough", "Weapons and dangers at the address").opens("Save the matrix")
    keys.opens("Back to the agreement").confirms("Settle the wording", "Settle it")
    for head in ("sol", "sade"):
        keys = Keys(visit("/home/", by=cast[head])).opens("Sign an agreement").opens(begun.title)
        keys.confirms("Sign…", "Sign it")
    agreement = Agreement.objects.get(title=begun.title)
    assert agreement.state == AgreementState.IN_FORCE
    term = agreement.terms.get()
    assert (term.data_class, term.minimum_fields) == ("safety", "Weapons and dangers at the address")


def test_the_advisor_sees_counts_alone(visit: Visits, cast: dict[str, User]) -> None:
    page = visit("/published-counts/", by=cast["ada"])
    assert_axe_clean(page)
    assert page.get_by_text("withheld").count() > 0
