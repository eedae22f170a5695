"""Looking at the program as another account sees it.

Priya chooses an account and sees its pages: which parts of a record it may see and why, and no word of them. Nothing
can be changed meanwhile, and everything that she looks at is written down in her name.
"""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.core.signals import request_finished
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from coresponder.safeguards.access.asking import Decision
from coresponder.safeguards.access.masking import masked, with_words_hidden
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.reading import Shown, _note, read_record
from coresponder.safeguards.accounts.models import Membership, User
from coresponder.safeguards.audit import viewing
from coresponder.safeguards.audit.actions.viewing import start_viewing
from coresponder.safeguards.audit.context import ViewingAs, looking_as, viewing_as
from coresponder.safeguards.audit.models import AuditEvent, LookedAt
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.encryption.masking import HIDDEN
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import Purpose
from tests.support.cast import PASSWORD
from tests.support.page import PageClient
from tests.support.trail import write

pytestmark = pytest.mark.usefixtures("counted")
CHOOSE = "/audit-trail/look-as/"
STOP = "/audit-trail/look-as/stop/"


@pytest.fixture
def as_priya(page: PageClient, priya: User) -> PageClient:
    """Priya's browser."""
    return page.as_(priya)


def look_as(browser: PageClient, account: User):
    """Choose the account; the page at the end is its home page."""
    return browser.post(CHOOSE, {"account": str(account.pk)})


class TestChoosing:
    def test_the_home_page_is_the_officers_with_a_strip_that_says_so(self, as_priya: PageClient, omar: User) -> None:
        home = look_as(as_priya, omar)
        assert "You look at the program as Omar Officer sees it." in home.text
        assert "Stop looking" in home.buttons
        assert "Audit trail" not in home.links

    def test_what_the_officer_is_refused_priya_is_refused_and_it_is_written_down_in_her_name(
        self, as_priya: PageClient, omar: User, priya: User
    ) -> None:
        look_as(as_priya, omar)
        assert "Your role, police officer, may not" in as_priya.get("/exports/", status=403).text
        refused = AuditEvent.objects.get(event="page.refused")
        assert (refused.by_id, refused.by_role, refused.details["as"]) == (priya.pk, "privacy_officer", omar.pk)

    def test_nobody_looks_as_a_privacy_officer_oneself_or_a_closed_account(
        self, as_priya: PageClient, priya: User, omar: User, cora: User
    ) -> None:
        other = User.objects.create_user("paul", display_name="Paul", role="privacy_officer")
        acts_as_officer = User.objects.create_user("pia", display_name="Pia", role="officer")
        Membership.objects.create(
            user=acts_as_officer, agency=omar.agency, role="privacy_officer", starts_on=timezone.localdate()
        )
        User.objects.filter(pk=cora.pk).update(is_active=False)
        for account in (other, priya, acts_as_officer, cora):
            assert (
                "Nobody can look at the program as this account."
                in as_priya.post(CHOOSE, {"account": str(account.pk)}, status=422).text
            )
            account.refresh_from_db()
            with pytest.raises(Denied):
                start_viewing(account=account, by=priya)

    def test_nobody_but_the_privacy_officer_looks_as_another(self, page: PageClient, cora: User, omar: User) -> None:
        page.as_(cora).post(CHOOSE, {"account": str(omar.pk)}, status=403)


class TestWhatIsWrittenDown:
    def test_beginning_every_page_and_stopping_are_events_by_priya(
        self, as_priya: PageClient, omar: User, priya: User
    ) -> None:
        look_as(as_priya, omar)
        as_priya.get("/baselines/")
        as_priya.post(STOP)
        events = AuditEvent.objects.filter(event__startswith="view_as.").order_by("position")
        assert [event.event for event in events] == [
            "view_as.started", "view_as.page", "view_as.page", "view_as.ended",
        ]  # fmt: skip
        assert {event.by_id for event in events} == {priya.pk}
        assert {event.details["as"] for event in events} == {omar.pk}
        names = names_of_actors(events)
        assert sentence_of(events[2], names) == (
            "Priya Privacy-Officer looked at the page outcomes:baselines as Omar Officer sees it."
        )

    def test_whatever_is_recorded_meanwhile_names_who_really_looks(self, priya: User, omar: User) -> None:
        with looking_as(ViewingAs(by=priya, as_id=omar.pk)):
            event = write(omar)
        assert (event.by_id, event.agency_id, event.details["as"]) == (priya.pk, priya.agency_id, omar.pk)
        said = sentence_of(event, names_of_actors([event]))
        assert said == "Priya Privacy-Officer, looking as Omar Officer, counted 3 calls of export 7."
        assert viewing_as() is None


class TestNothingChanges:
    def test_nothing_can_be_sent(self, as_priya: PageClient, cora: User) -> None:
        look_as(as_priya, cora)
        before = User.objects.count()
        for address in ("/call-types/decide/", "/theme/", "/exports/upload/", CHOOSE, "/nowhere/"):
            assert "nothing can be changed" in as_priya.post(address, status=403).text
        assert User.objects.count() == before
        assert AuditEvent.objects.filter(outcome="refused", details__code=viewing.READ_ONLY).count() == 5

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_by_no_other_method_either(self, as_priya: PageClient, cora: User, method: str) -> None:
        look_as(as_priya, cora)
        assert getattr(as_priya.client, method)("/home/").status_code == 403

    def test_no_file_is_handed_out_because_its_words_could_not_be_hidden(
        self, priya: User, omar: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def hands_out(request: HttpRequest) -> HttpResponse:
            return HttpResponse("CANARY", headers={"Content-Disposition": 'attachment; filename="a.csv"'})

        # Closing an answer ends the request, and with it the connection that this test still needs.
        monkeypatch.setattr(request_finished, "receivers", [])
        monkeypatch.setattr(request_finished, "sender_receivers_cache", {})
        request = RequestFactory().get("/home/")
        request.user, request.session = priya, SessionStore()
        assert viewing.LookAsAnother(hands_out)(request).content == b"CANARY"
        viewing.begin(request.session, omar)
        with pytest.raises(Denied, match="no file is handed out"):
            viewing.LookAsAnother(hands_out)(request)
        assert AuditEvent.objects.get(outcome="refused").details["code"] == viewing.NO_FILES


class TestEnding:
    def test_the_button_leads_back_to_ones_own_pages(self, as_priya: PageClient, omar: User) -> None:
        look_as(as_priya, omar)
        back = as_priya.post(STOP)
        assert "You see your own pages again." in back.text
        assert "Stop looking" not in back.buttons
        assert "Audit trail" in as_priya.get("/home/").links

    def test_stopping_twice_does_no_harm(self, as_priya: PageClient, omar: User) -> None:
        look_as(as_priya, omar)
        as_priya.post(STOP)
        as_priya.post(STOP)
        assert AuditEvent.objects.filter(event="view_as.ended").count() == 1

    def test_after_thirty_minutes_it_ends_by_itself(self, as_priya: PageClient, omar: User) -> None:
        began = timezone.now()
        look_as(as_priya, omar)
        # Priya goes on reading, or her session would have locked before.
        for minutes in (10, 20, 29):
            with time_machine.travel(began + timedelta(minutes=minutes), tick=True):
                assert "Stop looking" in as_priya.get("/home/").buttons
        with time_machine.travel(began + timedelta(minutes=31), tick=True):
            assert "the time to look as another account is over" in as_priya.get("/exports/").text
            assert as_priya.get("/exports/").heading == "Exports"
        assert AuditEvent.objects.get(event="view_as.ended").details["how"] == "time_over"

    def test_it_ends_when_the_account_is_closed_or_becomes_a_privacy_officer(
        self, as_priya: PageClient, omar: User, clara: User
    ) -> None:
        for account, change in ((omar, {"is_active": False}), (clara, {"role": "privacy_officer"})):
            look_as(as_priya, account)
            User.objects.filter(pk=account.pk).update(**change)
            assert as_priya.get("/home/").heading == "Look as another"
        assert AuditEvent.objects.filter(event="view_as.ended", details__how="not_allowed").count() == 2

    def test_it_ends_when_priya_may_no_longer(self, as_priya: PageClient, omar: User, priya: User) -> None:
        look_as(as_priya, omar)
        User.objects.filter(pk=priya.pk).update(role="coordinator")
        Membership.objects.filter(user=priya).update(role="coordinator")
        as_priya.get("/home/", status=403)
        assert "Stop looking" not in as_priya.get("/home/").buttons

    def test_it_ends_with_the_session_of_who_looks(self, as_priya: PageClient, omar: User, priya: User) -> None:
        look_as(as_priya, omar)
        Membership.objects.filter(user=priya).update(ends_on=timezone.localdate() - timedelta(days=1))
        assert as_priya.get("/home/").heading == "Sign in"
        assert AuditEvent.objects.get(event="view_as.ended").by_id == priya.pk

    def test_the_other_ones_membership_and_idle_time_bind_nobody_but_the_other(
        self, as_priya: PageClient, omar: User, settings: Settings
    ) -> None:
        settings.IDLE_MINUTES_BY_ROLE = {"officer": None}
        began = timezone.now()
        look_as(as_priya, omar)
        Membership.objects.filter(user=omar).update(ends_on=timezone.localdate() - timedelta(days=1))
        assert "Stop looking" in as_priya.get("/home/").buttons
        with time_machine.travel(began + timedelta(minutes=16), tick=True):
            assert as_priya.get("/home/").heading == "Locked"

    def test_a_locked_look_is_unlocked_with_priyas_own_password(
        self, as_priya: PageClient, omar: User, priya: User
    ) -> None:
        began = timezone.now()
        look_as(as_priya, omar)
        with time_machine.travel(began + timedelta(minutes=16), tick=True):
            assert as_priya.get("/home/").heading == "Locked"
            as_priya.post("/confirm/", {"password": PASSWORD})
            assert "Stop looking" in as_priya.get("/home/").buttons
        assert AuditEvent.objects.get(event="account.proved_again").by_id == priya.pk

    def test_signing_out_signs_priya_out(self, as_priya: PageClient, omar: User, priya: User) -> None:
        look_as(as_priya, omar)
        assert as_priya.post("/sign-out/").heading == "Sign in"
        assert AuditEvent.objects.get(event="account.signed_out").by_id == priya.pk
        assert AuditEvent.objects.get(event="view_as.ended").details["how"] == "signed_out"


@pytest.fixture
def invented_part(db: None) -> None:
    """A part of a record that only these tests know; its table is temporary."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE invented_part (id uuid, person_id uuid, owner_agency_id bigint, data_class text, "
            "author_id bigint, is_author_only bool, recorded_at timestamptz, sealed_at timestamptz, words text, "
            "seen_on date, times int)"
        )


class InventedPart(RecordPart):
    """A part with words, a day and a number."""

    person_id = models.UUIDField()
    words = models.TextField()
    seen_on = models.DateField(null=True)
    times = models.IntegerField(default=0)

    class Meta:
        app_label = "tests"
        managed = False
        db_table = "invented_part"


class TestWords:
    def a_part(self, omar: User) -> InventedPart:
        return InventedPart(
            person_id="8d2f60a0-86b7-451b-a7c1-5e14af9d0c11", owner_agency=omar.agency, author=omar,
            data_class="safety", words="CANARY", seen_on=timezone.localdate(), times=3,
            recorded_at=timezone.now(),
        )  # fmt: skip

    def test_a_part_keeps_whose_it_is_and_loses_what_it_says(self, omar: User) -> None:
        part = masked(self.a_part(omar))
        assert (part.words, part.seen_on, part.times) == (HIDDEN, None, None)
        assert (part.owner_agency_id, part.data_class, part.author_id) == (omar.agency_id, "safety", omar.pk)
        assert part.is_masked

    def test_a_masked_part_is_never_saved(self, omar: User) -> None:
        with pytest.raises(RuntimeError, match="cannot be saved"):
            masked(self.a_part(omar)).save()

    def test_a_list_comes_masked_however_it_is_narrowed_further(self, invented_part: None, omar: User) -> None:
        self.a_part(omar).save(force_insert=True)
        parts = with_words_hidden(InventedPart.objects.all())
        for found in (parts, parts.filter(times=3).order_by("words"), parts.select_related("author")):
            assert [part.words for part in found] == [HIDDEN]
        assert parts.first().words == HIDDEN
        assert parts.count() == 1

    def test_no_column_is_handed_out_beside_the_parts(self, invented_part: None, omar: User) -> None:
        self.a_part(omar).save(force_insert=True)
        parts = with_words_hidden(InventedPart.objects.all())
        for asked in (lambda: parts.values("words"), lambda: parts.values_list("words", flat=True), parts.values):
            with pytest.raises(Denied, match="hidden"):
                asked()
        assert len(parts.values_list("pk", flat=True)) == 1

    def test_encrypted_words_are_hidden_whichever_way_they_are_read_and_cannot_be_written(
        self, priya: User, omar: User
    ) -> None:
        LookedAt(week_starts_on=timezone.localdate(), finding="x", by=priya, note="CANARY").save()
        with looking_as(ViewingAs(by=priya, as_id=omar.pk)):
            assert LookedAt.objects.get().note == HIDDEN
            with pytest.raises(RuntimeError, match="while words are hidden"), transaction.atomic():
                LookedAt(week_starts_on=timezone.localdate(), finding="y", by=priya, note="other").save()
        assert LookedAt.objects.get().note == "CANARY"

    def test_a_record_tells_which_parts_are_there_and_why_without_a_word(
        self, invented_part: None, priya: User, omar: User
    ) -> None:
        part = self.a_part(omar)
        part.save(force_insert=True)
        asked = {"parts": [InventedPart.objects.all()], "by": omar, "purpose": Purpose.CRISIS_RESPONSE, "way": "page"}
        own = read_record(part.person_id, **asked)
        with looking_as(ViewingAs(by=priya, as_id=omar.pk)):
            seen = read_record(part.person_id, **asked)
        assert [shown.part.words for shown in own.shown] == ["CANARY"]
        assert [shown.part.words for shown in seen.shown] == [HIDDEN]
        assert (own.is_masked, seen.is_masked) == (False, True)
        assert [shown.decision for shown in seen.shown] == [shown.decision for shown in own.shown]
        assert seen.closed == own.closed

    def test_what_priya_sees_as_another_is_no_disclosure(self, priya: User, omar: User, clara: User) -> None:
        part = self.a_part(clara)
        shown = [Shown(part=part, decision=Decision(is_allowed=True, rule="x", sentence="x", is_disclosure=True))]
        asked = {"by": omar, "purpose": Purpose.CRISIS_RESPONSE, "way": "page"}
        with looking_as(ViewingAs(by=priya, as_id=omar.pk)):
            _note(part.person_id, shown, **asked)
        assert not Disclosure.objects.exists()
        assert AuditEvent.objects.get(event="record.read").by_id == priya.pk
        _note(part.person_id, shown, **asked)
        assert Disclosure.objects.exists()
