"""The yearly review of accounts: the privacy officer decides about each account, and signs."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import AccountReview, ReviewedAccount, User
from coresponder.safeguards.accounts.vocabulary import ReviewVerdict
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.staff.actions.reviews import decide, open_review, sign_off
from coresponder.safeguards.staff.queries.reviews import months_later, next_review_due_on
from tests.support.page import PageClient


@pytest.fixture
def review(priya: User, cora: User, omar: User) -> AccountReview:
    """A review over three accounts."""
    return open_review(by=priya)


def decide_all(review: AccountReview, by: User, **others: ReviewVerdict) -> None:
    """Keep everybody but those who are named."""
    for account in review.accounts.select_related("user"):
        verdict = others.get(account.user.username, ReviewVerdict.KEEP)
        decide(account=account, verdict=verdict, note="another role", by=by)


class TestTheReview:
    def test_holds_every_open_account_as_it_is(self, review: AccountReview, omar: User) -> None:
        found = {each.user_id: (each.role, each.agency_id) for each in review.accounts.all()}
        assert len(found) == 3
        assert found[omar.pk] == ("officer", omar.agency_id)

    def test_is_decided_and_signed_off_on_a_page(self, page: PageClient, review: AccountReview, priya: User) -> None:
        as_priya, address = page.as_(priya), f"/account-reviews/{review.pk}/"
        for account in review.accounts.all():
            as_priya.post(f"{address}{account.pk}/decide/", {"verdict": "keep", "note": ""})
        assert "3 of 3 decided" in as_priya.get(address).text
        assert "Signed off" in as_priya.post(f"{address}sign-off/").text
        assert AuditEvent.objects.get(event="account_review.signed_off").details == {
            "kept": 3,
            "to_change": 0,
            "closed": 0,
        }

    def test_is_not_signed_off_before_all_is_decided(self, review: AccountReview, priya: User) -> None:
        with pytest.raises(CoresponderError, match="3 of the accounts are not decided"):
            sign_off(review=review, by=priya)

    def test_closes_what_was_decided_to_close_when_it_is_signed(
        self, page: PageClient, review: AccountReview, priya: User, omar: User
    ) -> None:
        as_omar = page.as_(omar)
        decide_all(review, priya, omar=ReviewVerdict.CLOSE)
        assert User.objects.get(pk=omar.pk).is_active
        sign_off(review=review, by=priya)
        assert User.objects.get(pk=omar.pk).closed_because == "review"
        assert as_omar.get("/home/").heading == "Sign in"

    def test_hands_changes_to_the_coordinator(
        self, page: PageClient, review: AccountReview, priya: User, cora: User, omar: User
    ) -> None:
        decide_all(review, priya, omar=ReviewVerdict.CHANGE)
        as_cora = page.as_(cora)
        assert "another role" not in as_cora.get("/accounts/").text
        sign_off(review=review, by=priya)
        assert "another role" in as_cora.get("/accounts/").text
        as_cora.post(f"/accounts/changes/{ReviewedAccount.objects.get(user=omar).pk}/made/")
        assert "another role" not in as_cora.get("/accounts/").text

    def test_cannot_be_changed_afterwards(self, review: AccountReview, priya: User) -> None:
        decide_all(review, priya)
        sign_off(review=review, by=priya)
        with pytest.raises(CoresponderError, match="signed off"):
            decide(account=review.accounts.first(), verdict=ReviewVerdict.CLOSE, note="", by=priya)
        with pytest.raises(CoresponderError):
            sign_off(review=review, by=priya)

    def test_says_what_to_change(self, review: AccountReview, priya: User) -> None:
        with pytest.raises(CoresponderError, match="What is to be changed"):
            decide(account=review.accounts.first(), verdict=ReviewVerdict.CHANGE, note=" ", by=priya)

    def test_does_not_close_the_last_coordinator_or_oneself(self, review: AccountReview, priya: User) -> None:
        decide(account=review.accounts.get(user=priya), verdict=ReviewVerdict.KEEP, note="", by=priya)
        with pytest.raises(CoresponderError, match="your own account"):
            decide(account=review.accounts.get(user=priya), verdict=ReviewVerdict.CLOSE, note="", by=priya)
        decide_all(review, priya, cora=ReviewVerdict.CLOSE)
        with pytest.raises(CoresponderError, match="Nobody else could manage accounts"):
            sign_off(review=review, by=priya)
        assert User.objects.get(username="cora").is_active

    def test_is_one_at_a_time(self, page: PageClient, review: AccountReview, priya: User) -> None:
        assert "A review is under way" in page.as_(priya).post("/account-reviews/begin/").text

    def test_is_none_of_the_coordinators_business(self, page: PageClient, review: AccountReview, cora: User) -> None:
        page.as_(cora).get(f"/account-reviews/{review.pk}/", status=403)
        with pytest.raises(Denied):
            decide(account=review.accounts.first(), verdict=ReviewVerdict.KEEP, note="", by=cora)


class TestTheNextOne:
    def test_is_due_at_once_where_there_was_none(self, page: PageClient, priya: User) -> None:
        assert "Review who has an account" in page.as_(priya).get("/home/").links

    def test_is_due_after_a_year(self, page: PageClient, review: AccountReview, priya: User) -> None:
        decide_all(review, priya)
        sign_off(review=review, by=priya)
        assert "Review who has an account" not in page.as_(priya).get("/home/").links
        assert next_review_due_on() == months_later(timezone.localdate(), 12)
        with time_machine.travel(timezone.now() + timedelta(days=367), tick=False):
            assert "Review who has an account" in page.as_(priya).get("/home/").links
