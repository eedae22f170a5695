"""Memberships and their ends: acting for one agency at a time, leaving, closing, lying idle."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import Credential, Membership, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.staff.actions.agencies import close_agency
from coresponder.safeguards.staff.actions.closing import close_account, close_idle_accounts, reopen_account
from coresponder.safeguards.staff.actions.memberships import (
    act_for,
    add_membership,
    end_membership,
    settle_all_memberships,
)
from coresponder.safeguards.staff.queries.accounts import memberships_in_force
from coresponder.safeguards.staff.rules import expiry_of, is_in_force
from tests.support.cast import member
from tests.support.page import PageClient

TODAY = date(2026, 7, 1)
NOON = "2026-07-01T17:00:00Z"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """The stories are told on one day, at noon in the program's zone."""
    with time_machine.travel(NOON, tick=False):
        yield


def of(user: User) -> Membership:
    """The one membership of somebody of the cast."""
    return user.memberships.get()


class TestAMembership:
    @given(starts=st.integers(-5, 5), lasts=st.none() | st.integers(0, 5), asked=st.integers(-8, 12))
    def test_holds_from_its_first_day_to_its_last(self, starts: int, lasts: int | None, asked: int) -> None:
        first = TODAY + timedelta(days=starts)
        last = None if lasts is None else first + timedelta(days=lasts)
        day = TODAY + timedelta(days=asked)
        expected = day in {first + timedelta(days=each) for each in range(40 if lasts is None else lasts + 1)}
        assert is_in_force(Membership(starts_on=first, ends_on=last), day) == expected

    @pytest.mark.parametrize("days", [-1, 0, 1])
    def test_is_found_by_the_list_exactly_when_it_holds(self, cora: User, omar: User, days: int) -> None:
        Membership.objects.filter(user=omar).update(ends_on=TODAY + timedelta(days=days))
        assert memberships_in_force(omar, TODAY).exists() == is_in_force(of(omar), TODAY)

    def test_that_ended_yesterday_ends_the_session_now(self, page: PageClient, cora: User, omar: User) -> None:
        as_omar = page.as_(omar)
        end_membership(membership=of(omar), last_day=TODAY - timedelta(days=1), by=cora)
        assert as_omar.get("/measures/").heading == "Sign in"
        omar.refresh_from_db()
        assert (omar.is_active, omar.role, omar.agency, omar.closed_because) == (False, "outsider", None, "left")

    def test_that_ends_today_holds_until_midnight(self, page: PageClient, cora: User, omar: User) -> None:
        end_membership(membership=of(omar), last_day=TODAY, by=cora)
        assert page.as_(omar).get("/measures/").heading == "Measures"
        with time_machine.travel("2026-07-02T05:01:00Z", tick=False):
            assert page.as_(omar).get("/measures/").heading == "Sign in"

    def test_runs_out_at_night_also_for_those_who_do_not_come(self, cora: User, omar: User) -> None:
        end_membership(membership=of(omar), last_day=TODAY, by=cora)
        with time_machine.travel("2026-07-02T05:10:00Z", tick=False):
            assert settle_all_memberships() == 1
            assert settle_all_memberships() == 0
        assert not User.objects.get(pk=omar.pk).is_active

    @pytest.mark.parametrize(
        ("last_day", "sentence"),
        [(date(2019, 1, 1), "before the first"), (TODAY - timedelta(days=2), "cannot end in the past")],
    )
    def test_does_not_end_in_the_past(self, cora: User, omar: User, last_day: date, sentence: str) -> None:
        with pytest.raises(CoresponderError, match=sentence):
            end_membership(membership=of(omar), last_day=last_day, by=cora)

    def test_is_ended_on_a_page(self, page: PageClient, cora: User, omar: User) -> None:
        as_cora = page.as_(cora)
        said = as_cora.post(f"/accounts/memberships/{of(omar).pk}/end/", {"last_day": "2026-07-31"})
        assert "Jul 31, 2026" in said.text
        assert "required" in as_cora.post(f"/accounts/memberships/{of(omar).pk}/end/", {}).text

    def test_is_not_ended_by_a_privacy_officer(self, priya: User, omar: User) -> None:
        with pytest.raises(Denied):
            end_membership(membership=of(omar), last_day=TODAY, by=priya)


class TestSomebodyWithTwo:
    def test_acts_for_one_and_switches_in_the_open(self, page: PageClient, db: None) -> None:
        tess = member("tess")
        as_tess = page.as_(tess)
        other = tess.memberships.get(role="dispatcher")
        assert "Act for it: Marigold 911 Center (invented)" in as_tess.get("/account/").buttons
        as_tess.post(f"/account/act-for/{other.pk}/")
        tess.refresh_from_db()
        assert (tess.role, tess.agency) == ("dispatcher", other.agency)
        assert AuditEvent.objects.filter(event="account.acts_for", by_id=tess.pk).exists()

    def test_falls_back_on_the_other_when_one_ends(self, db: None, cora: User) -> None:
        tess = member("tess")
        end_membership(membership=tess.memberships.get(role="clinician"), last_day=TODAY - timedelta(days=1), by=cora)
        tess.refresh_from_db()
        assert (tess.role, tess.is_active) == ("dispatcher", True)

    def test_cannot_act_for_an_agency_that_is_somebody_elses(self, page: PageClient, db: None, omar: User) -> None:
        tess = member("tess")
        page.as_(omar).post(f"/account/act-for/{tess.memberships.get(role='clinician').pk}/", status=404)
        with pytest.raises(CoresponderError, match="no membership of yours"):
            act_for(membership=tess.memberships.get(role="clinician"), by=omar)

    def test_cannot_act_in_one_that_has_ended(self, db: None, cora: User) -> None:
        tess = member("tess")
        other = tess.memberships.get(role="dispatcher")
        end_membership(membership=other, last_day=TODAY - timedelta(days=1), by=cora)
        with pytest.raises(CoresponderError, match="holds today"):
            act_for(membership=other, by=tess)


class TestGivingARole:
    def test_is_done_by_the_coordinator(self, page: PageClient, cora: User, eve: User, omar: User) -> None:
        sent = {"job-agency": eve.agency_id, "job-role": "evaluator", "job-starts_on": "2026-07-01"}
        assert "The membership is added." in page.as_(cora).post(f"/accounts/{omar.pk}/memberships/", sent).text
        assert omar.memberships.count() == 2

    def test_is_never_done_for_oneself(self, cora: User) -> None:
        with pytest.raises(CoresponderError, match="to yourself"):
            add_membership(user=cora, agency=cora.agency, role="privacy_officer", starts_on=TODAY, by=cora)

    def test_lets_somebody_without_a_role_act_at_once(self, cora: User, otis: User) -> None:
        add_membership(user=otis, agency=cora.agency, role="planning_member", starts_on=TODAY, by=cora)
        otis.refresh_from_db()
        assert (otis.role, otis.agency) == ("planning_member", cora.agency)

    def test_is_refused_when_the_days_make_no_sense(self, page: PageClient, cora: User, omar: User) -> None:
        sent = {
            "job-agency": cora.agency_id,
            "job-role": "evaluator",
            "job-starts_on": "2026-07-02",
            "job-ends_on": "2026-07-01",
        }
        assert "before the first" in page.as_(cora).post(f"/accounts/{omar.pk}/memberships/", sent).text


class TestClosing:
    def test_ends_every_session_at_once(self, page: PageClient, cora: User, omar: User) -> None:
        as_omar = page.as_(omar)
        assert "The account is closed" in page.as_(cora).post(f"/accounts/{omar.pk}/close/").text
        assert as_omar.get("/home/").heading == "Sign in"

    def test_ends_sessions_for_good_even_when_it_is_opened_again(
        self, page: PageClient, cora: User, omar: User
    ) -> None:
        as_omar = page.as_(omar)
        close_account(user=omar, by=cora)
        reopen_account(user=omar, by=cora)
        assert as_omar.get("/home/").heading == "Sign in"
        assert page.as_(User.objects.get(pk=omar.pk)).get("/measures/").heading == "Measures"

    def test_opened_again_after_the_membership_ended_acts_for_nobody(self, cora: User, omar: User) -> None:
        close_account(user=omar, by=cora)
        Membership.objects.filter(user=omar).update(ends_on=TODAY - timedelta(days=1))
        omar = reopen_account(user=omar, by=cora)
        assert (omar.is_active, omar.agency, omar.role) == (True, None, "outsider")

    def test_is_not_done_to_oneself(self, cora: User) -> None:
        with pytest.raises(CoresponderError, match="your own account"):
            close_account(user=cora, by=cora)

    def test_takes_the_accounts_of_an_agency_that_leaves(self, cora: User, omar: User) -> None:
        close_agency(agency=omar.agency, by=cora)
        assert not User.objects.get(pk=omar.pk).is_active

    def test_leaves_the_agency_of_whoever_does_it(self, cora: User) -> None:
        with pytest.raises(CoresponderError, match="for this agency yourself"):
            close_agency(agency=cora.agency, by=cora)


class TestLyingIdle:
    @pytest.mark.parametrize(("days", "is_closed"), [(89, False), (91, True)])
    def test_closes_an_account_after_ninety_days(self, omar: User, days: int, is_closed: bool) -> None:
        User.objects.filter(pk=omar.pk).update(last_login=timezone.now() - timedelta(days=days))
        assert [user.pk for user in close_idle_accounts()] == [omar.pk] * is_closed

    def test_counts_from_the_first_day_for_whoever_never_came(self, omar: User) -> None:
        User.objects.filter(pk=omar.pk).update(created_at=timezone.now() - timedelta(days=91))
        assert [user.pk for user in close_idle_accounts()] == [omar.pk]

    def test_is_listed_by_number_before_anything_is_done(self, omar: User, capsys: pytest.CaptureFixture[str]) -> None:
        User.objects.filter(pk=omar.pk).update(last_login=timezone.now() - timedelta(days=91))
        call_command("close_idle_accounts", dry_run=True)
        assert f"would be closed: {omar.pk}" in capsys.readouterr().out
        assert User.objects.get(pk=omar.pk).is_active
        call_command("close_idle_accounts")
        said = capsys.readouterr().out
        assert f"not used for too long: {omar.pk}" in said
        assert "Omar" not in said


class TestCredentials:
    @pytest.mark.parametrize(
        ("expires_on", "expected"),
        [
            (None, "valid"),
            (TODAY - timedelta(days=1), "expired"),
            (TODAY, "soon"),
            (TODAY + timedelta(days=60), "soon"),
            (TODAY + timedelta(days=61), "valid"),
        ],
    )
    def test_say_when_they_have_to_be_renewed(self, expires_on: date | None, expected: str) -> None:
        assert expiry_of(Credential(issued_on=date(2020, 1, 1), expires_on=expires_on), TODAY) == expected

    def test_are_recorded_shown_and_removed(self, page: PageClient, cora: User, clara: User) -> None:
        sent = {"kind": "license", "number": "LCSW 123", "issued_on": "2020-01-01", "expires_on": "2026-06-30"}
        as_cora = page.as_(cora)
        shown = as_cora.post(f"/accounts/{clara.pk}/credentials/", {f"credential-{k}": v for k, v in sent.items()})
        assert "Expired" in shown.text
        assert "Credentials have expired" in as_cora.get("/accounts/").text
        assert "LCSW 123" in page.as_(clara).get("/account/").text
        as_cora.post(f"/accounts/credentials/{clara.credentials.get().pk}/remove/")
        assert not clara.credentials.exists()
        assert "LCSW" not in str(list(AuditEvent.objects.values()))

    def test_do_not_expire_before_they_are_issued(self, page: PageClient, cora: User, clara: User) -> None:
        sent = {"kind": CredentialKind.CIT, "issued_on": "2026-02-01", "expires_on": "2026-01-01"}
        shown = page.as_(cora).post(
            f"/accounts/{clara.pk}/credentials/", {f"credential-{k}": v for k, v in sent.items()}
        )
        assert "It would expire before it was issued." in shown.text
