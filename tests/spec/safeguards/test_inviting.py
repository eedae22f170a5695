"""Inviting somebody: a link that the coordinator hands over, that works once, and of which only the hash is kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import Agency, Invitation, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.staff.actions.inviting import (
    HandedOut,
    accept_invitation,
    invitation_behind,
    invite,
    invite_again,
    withdraw_invitation,
)
from tests.support.cast import PASSWORD
from tests.support.page import PageClient

CHOSEN = {"username": "nadia", "password": "river stone lantern oak", "again": "river stone lantern oak"}


@pytest.fixture
def handed_out(cora: User, clara: User) -> HandedOut:
    """An invitation for a new clinician, with its link."""
    return invite(display_name="Nadia New", agency=clara.agency, role="clinician", by=cora)


def link_of(made: HandedOut) -> str:
    """The address that the coordinator hands over."""
    return f"/invitation/{made.token}/"


class TestTheCoordinator:
    def test_fills_in_who_and_gets_the_link_once(self, page: PageClient, cora: User, clara: User) -> None:
        sent = {"display_name": "Nadia New", "agency": clara.agency_id, "role": "clinician"}
        shown = page.as_(cora).post("/accounts/invite/", sent)
        assert shown.heading == "Hand this link over"
        link = next(field for field in shown.all("input") if field.get("id") == "link").get("value")
        assert page.get(link.removeprefix("http://testserver")).heading == "Set up your account"

    def test_is_asked_for_what_is_missing(self, page: PageClient, cora: User) -> None:
        again = page.as_(cora).post("/accounts/invite/", {"display_name": "", "agency": "", "role": ""})
        assert "There is a problem" in again.text
        assert not Invitation.objects.exists()

    def test_sees_what_became_of_it_and_may_withdraw_it(
        self, page: PageClient, cora: User, handed_out: HandedOut
    ) -> None:
        as_cora = page.as_(cora)
        assert "Nadia New" in as_cora.get("/accounts/invitations/").text
        gone = as_cora.post(f"/accounts/invitations/{handed_out.invitation.pk}/withdraw/")
        assert "Withdrawn" in gone.text
        assert page.get(link_of(handed_out), status=404).heading == "This link does not work"

    def test_is_the_only_one_who_invites(self, priya: User, clara: User) -> None:
        with pytest.raises(Denied):
            invite(display_name="Nadia New", agency=clara.agency, role="clinician", by=priya)

    @pytest.mark.parametrize("role", ["outsider", "superuser", ""])
    def test_gives_no_role_that_is_none(self, cora: User, clara: User, role: str) -> None:
        with pytest.raises(CoresponderError, match="no such role"):
            invite(display_name="Nadia New", agency=clara.agency, role=role, by=cora)


class TestTheLink:
    def test_is_kept_as_a_hash_only(self, handed_out: HandedOut) -> None:
        row = Invitation.objects.filter(pk=handed_out.invitation.pk).values().get()
        assert not any(handed_out.token in str(value) for value in row.values())
        assert handed_out.token not in str(list(AuditEvent.objects.values()))

    def test_leaves_the_address_at_once(self, page: PageClient, handed_out: HandedOut) -> None:
        assert page.client.get(link_of(handed_out))["Location"] == "/join/"

    def test_works_on_its_last_day_and_not_after(self, handed_out: HandedOut) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=6, hours=23), tick=False):
            assert invitation_behind(handed_out.token)
        too_late = time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False)
        with too_late, pytest.raises(CoresponderError, match="older than seven days"):
            invitation_behind(handed_out.token)

    def test_works_once(self, page: PageClient, handed_out: HandedOut) -> None:
        page.get(link_of(handed_out))
        page.post("/join/", CHOSEN)
        assert PageClient().get(link_of(handed_out), status=404).heading == "This link does not work"

    def test_works_once_also_in_two_windows(self, handed_out: HandedOut) -> None:
        accept_invitation(invitation=handed_out.invitation, username="nadia", password=PASSWORD)
        with pytest.raises(CoresponderError, match="has been used"):
            accept_invitation(invitation=handed_out.invitation, username="nora", password=PASSWORD)

    def test_does_not_work_when_it_is_guessed_or_withdrawn(
        self, page: PageClient, cora: User, handed_out: HandedOut
    ) -> None:
        withdraw_invitation(invitation=handed_out.invitation, by=cora)
        withdrawn, guessed = page.get(link_of(handed_out), status=404), page.get("/invitation/guess/", status=404)
        assert withdrawn.text == guessed.text

    def test_ends_the_session_of_whoever_sat_there_before(
        self, page: PageClient, omar: User, handed_out: HandedOut
    ) -> None:
        assert "Omar" not in page.as_(omar).get(link_of(handed_out)).text


class TestTheInvitedPerson:
    def test_chooses_a_username_and_a_password_and_is_led_to_the_second_factor(
        self, page: PageClient, handed_out: HandedOut
    ) -> None:
        page.get(link_of(handed_out))
        assert page.post("/join/", CHOSEN).heading == "Second factors"
        nadia = User.objects.get(username="nadia")
        assert (nadia.display_name, nadia.role, nadia.agency) == (
            "Nadia New",
            "clinician",
            handed_out.invitation.agency,
        )
        assert nadia.memberships.get().starts_on == timezone.localdate()

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"password": "short", "again": "short"}, "It needs 15 characters"),
            ({"password": "qwertyuiopasdfg", "again": "qwertyuiopasdfh"}, "The two passwords differ"),
            ({"password": "123456789123456789", "again": "123456789123456789"}, "too common"),
            ({"password": "Nadia New Nadia", "again": "Nadia New Nadia"}, "too similar"),
            ({"username": "CORA"}, "This username is taken"),
        ],
    )
    def test_reads_what_is_wrong_with_them(
        self, page: PageClient, handed_out: HandedOut, wrong: dict[str, str], sentence: str
    ) -> None:
        page.get(link_of(handed_out))
        assert sentence in page.post("/join/", {**CHOSEN, **wrong}).text
        assert not User.objects.filter(display_name="Nadia New").exists()

    def test_needs_the_link(self, page: PageClient) -> None:
        assert page.post("/join/", CHOSEN).heading == "Sign in"

    def test_is_written_down_without_a_name(self, handed_out: HandedOut) -> None:
        accept_invitation(invitation=handed_out.invitation, username="nadia", password=PASSWORD)
        events = list(AuditEvent.objects.order_by("position").values_list("event", flat=True))
        assert events == ["account.invited", "account.invitation_accepted"]
        assert "nadia" not in str(list(AuditEvent.objects.values())).casefold()


class TestSomebodyWhoLostThePassword:
    def test_sets_the_account_up_anew_with_a_link(self, page: PageClient, cora: User, clara: User) -> None:
        made = invite_again(user=clara, by=cora)
        page.get(link_of(made))
        sent = {"password": "river stone lantern oak", "again": "river stone lantern oak"}
        assert page.post("/join/", sent).heading == "Second factors"
        clara.refresh_from_db()
        assert clara.check_password("river stone lantern oak")

    def test_loses_every_session_of_before(self, page: PageClient, cora: User, clara: User) -> None:
        as_clara = page.as_(clara)
        accept_invitation(invitation=invite_again(user=clara, by=cora).invitation, username="", password=PASSWORD)
        assert as_clara.get("/home/").heading == "Sign in"

    def test_gets_no_link_by_themselves(self, cora: User) -> None:
        with pytest.raises(CoresponderError, match="your own account"):
            invite_again(user=cora, by=cora)


class TestTheFirstCoordinator:
    def test_is_invited_on_the_server(self, page: PageClient, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("invite_first_coordinator", name="Fay First", agency="Some County")
        page.get(capsys.readouterr().out.strip())
        page.post("/join/", CHOSEN)
        assert User.objects.get(username="nadia").agency == Agency.objects.get(kind=AgencyKind.LOCAL_GOVERNMENT)

    def test_is_the_first_only_once(self, cora: User) -> None:
        with pytest.raises(CommandError, match="has an account already"):
            call_command("invite_first_coordinator", name="Fay First", agency="Some County")
