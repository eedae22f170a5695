"""Five failures within a quarter of an hour lock a username, until the coordinator releases it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import FailedSignIn, SignInLock, User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.staff.actions.closing import release_lock
from coresponder.safeguards.staff.locking import (
    count_failure,
    forget_failures,
    forget_what_no_longer_counts,
    is_name_locked,
)
from tests.support.cast import PASSWORD
from tests.support.page import PageClient, parsed

LOCKED = "this username is locked, until the coordinator releases it"


def fail(page: PageClient, username: str, times: int = 1) -> str:
    """Type a wrong password so many times; what the last page says."""
    for _ in range(times):
        answer = page.client.post("/sign-in/", {"username": username, "password": "wrong"})
    return parsed(answer).text


class TestTheLock:
    def test_comes_with_the_fifth_failure(self, page: PageClient, omar: User) -> None:
        assert LOCKED not in fail(page, "omar", 4)
        assert LOCKED in fail(page, "omar")

    def test_keeps_out_whoever_knows_the_password(self, page: PageClient, omar: User) -> None:
        fail(page, "omar", 5)
        page.post("/sign-in/", {"username": "omar", "password": PASSWORD}, status=403)
        assert page.get("/home/").heading == "Sign in"

    def test_is_the_same_for_a_name_that_no_account_has(self, page: PageClient, omar: User) -> None:
        known = [fail(page, "omar") for _ in range(7)]
        unknown = [fail(page, "ghost") for _ in range(7)]
        assert known == [text.replace("ghost", "omar") for text in unknown]

    @pytest.mark.parametrize("spelling", ["OMAR", " omar ", "Omar", "ｏｍａｒ"])
    def test_does_not_care_about_capitals(self, page: PageClient, omar: User, spelling: str) -> None:
        fail(page, "omar", 4)
        assert LOCKED in fail(page, spelling)

    def test_is_one_accounts_only(self, page: PageClient, omar: User, clara: User) -> None:
        fail(page, "omar", 5)
        assert page.post("/sign-in/", {"username": "clara", "password": PASSWORD}).heading == "Where the program stands"

    def test_is_not_left_behind_by_time(self, page: PageClient, omar: User) -> None:
        fail(page, "omar", 5)
        with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
            forget_what_no_longer_counts()
            assert is_name_locked("omar")

    def test_of_a_name_without_an_account_is_forgotten_after_a_day(self, page: PageClient) -> None:
        fail(page, "ghost", 5)
        with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
            forget_what_no_longer_counts()
        assert not SignInLock.objects.exists()
        assert not FailedSignIn.objects.exists()

    def test_does_not_come_after_a_sign_in_that_worked_between(self, page: PageClient, omar: User) -> None:
        fail(page, "omar", 4)
        PageClient().post("/sign-in/", {"username": "omar", "password": PASSWORD})
        assert LOCKED not in fail(page, "omar", 4)

    def test_ends_the_session_in_which_somebody_guesses_the_password(self, page: PageClient, omar: User) -> None:
        as_omar = page.as_(omar)
        for _ in range(5):
            answer = as_omar.client.post("/confirm/", {"password": "wrong"})
        assert LOCKED in parsed(answer).text
        assert as_omar.get("/home/").heading == "Sign in"


@pytest.mark.django_db
@given(gaps=st.lists(st.integers(0, 12), min_size=1, max_size=12))
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_locked_exactly_when_five_failures_fell_into_fifteen_minutes(gaps: list[int]) -> None:
    """Whatever the minutes between the failures are. A lock stays, whatever comes after."""
    SignInLock.objects.all().delete()
    forget_failures("ghost")
    minutes = [sum(gaps[: place + 1]) for place in range(len(gaps))]
    start = timezone.now()
    for minute in minutes:
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            count_failure("ghost")
    expected = any(
        sum(minute - 15 <= earlier <= minute for earlier in minutes[: place + 1]) >= 5
        for place, minute in enumerate(minutes)
    )
    assert is_name_locked("ghost") == expected


class TestTheCoordinator:
    def test_sees_who_is_locked_and_releases_it(self, page: PageClient, cora: User, omar: User) -> None:
        fail(page, "omar", 5)
        as_cora = page.as_(cora)
        assert "Locked" in as_cora.get("/accounts/").text
        assert "Release the lock" in as_cora.get(f"/accounts/{omar.pk}/").buttons
        as_cora.post(f"/accounts/{omar.pk}/release/")
        assert page.post("/sign-in/", {"username": "omar", "password": PASSWORD}).heading == "Where the program stands"

    def test_releases_what_is_locked_only(self, cora: User, omar: User) -> None:
        with pytest.raises(CoresponderError, match="not locked"):
            release_lock(user=omar, by=cora)

    def test_is_the_only_one_who_does(self, priya: User, omar: User) -> None:
        with pytest.raises(Denied):
            release_lock(user=omar, by=priya)


class TestTheTrail:
    def test_holds_every_failure_and_the_lock(self, page: PageClient, omar: User) -> None:
        fail(page, "omar", 6)
        events = list(AuditEvent.objects.order_by("position").values_list("event", flat=True))
        assert events == [*["account.sign_in_failed"] * 5, "account.locked", "account.sign_in_failed"]
        assert set(AuditEvent.objects.values_list("about", flat=True)) == {f"account:{omar.pk}"}

    def test_never_holds_a_name_that_no_account_has(self, page: PageClient) -> None:
        fail(page, "my-password-by-mistake", 5)
        rows = [*AuditEvent.objects.values(), *FailedSignIn.objects.values(), *SignInLock.objects.values()]
        assert AuditEvent.objects.filter(event="account.sign_in_failed_unknown").count() == 5
        assert "mistake" not in str(rows)
