"""A service answers by its link: it says who it is by a code, then takes it or not, then tells how it goes on."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from coresponder.program.messages.models import Message
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.hearing import note_undelivered
from coresponder.program.referrals.models import Referral, ReferralEvent, ReferralNotice
from coresponder.program.referrals.queries.ladder import ladder
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.links.actions import end_links
from coresponder.safeguards.links.codes import issue_code
from coresponder.safeguards.links.vocabulary import LinkPurpose
from tests.support import referring
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db
TELLING = ("Avery", "shelter", "Harbor", "bed", "0177", "housing")


@pytest.fixture
def referral(avery: Person, harbor: Service, lantern: Service, clara: User) -> Referral:
    """Two services were asked, live."""
    referring.opened_to([harbor, lantern])
    return referring.sent(avery, [harbor, lantern], by=clara)


def local(days: float) -> str:
    """A local moment as a browser sends it."""
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


class TestBeforeTheCode:
    def test_nothing_about_anybody_stands_on_the_page(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        issued = referring.link_for(referring.asked(referral, harbor))
        shown = page.get(f"/answer/{issued.secret}/")
        assert shown.heading == "A message waits for your service"
        assert not [word for word in TELLING if word.lower() in shown.text.lower()]

    def test_looking_does_not_count_as_seen(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        issued = referring.link_for(referring.asked(referral, harbor))
        page.get(f"/answer/{issued.secret}/")
        assert referring.now(referral).state == "sent"

    def test_the_code_goes_as_a_text_message_to_the_phone_on_file(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        issued = referring.link_for(referring.asked(referral, harbor))
        assert "on its way" in page.post(f"/answer/{issued.secret}/code/").text
        message = Message.objects.get(kind="referral.code")
        assert message.channel == "text"
        code = message.filled_blanks["code"]
        assert page.post(f"/answer/{issued.secret}/confirm/", {"code": code}).heading == "A referral for Harbor House"

    def test_a_service_without_a_phone_is_told_to_call(
        self, page: PageClient, referral: Referral, lantern: Service
    ) -> None:
        issued = referring.link_for(referring.asked(referral, lantern))
        assert "Call us: we read you the code." in page.post(f"/answer/{issued.secret}/code/").text

    def test_clara_reads_the_code_out(
        self, page: PageClient, referral: Referral, lantern: Service, clara: User
    ) -> None:
        asked = referring.asked(referral, lantern)
        issued = referring.link_for(asked)
        address = f"/people/{referral.person_id}/referrals/{referral.pk}/services/{asked.pk}/code/"
        shown = page.as_(clara).post(address)
        code = next(each.text for each in shown.all("p") if each.get("class") == "code-to-read")
        assert page.post(f"/answer/{issued.secret}/confirm/", {"code": code}).heading == "A referral for Lantern Rooms"

    def test_saying_something_without_the_code_only_asks_for_it(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        issued = referring.link_for(referring.asked(referral, harbor))
        page.post(f"/answer/{issued.secret}/say/", {"step": "accept"}, status=422)
        assert referring.now(referral).state == "sent"

    def test_five_wrong_codes_close_the_link_and_clara_is_told(
        self, page: PageClient, referral: Referral, harbor: Service, clara: User
    ) -> None:
        issued = referring.link_for(referring.asked(referral, harbor))
        right = issue_code(issued.link)
        wrong = {"code": f"{(int(right) + 1) % 1_000_000:06}"}
        for _ in range(4):
            page.post(f"/answer/{issued.secret}/confirm/", wrong, status=422)
        page.post(f"/answer/{issued.secret}/confirm/", wrong, status=404)
        page.get(f"/answer/{issued.secret}/", status=404)
        assert ReferralNotice.objects.filter(to=clara, event__kind="locked").exists()


class TestAfterTheCode:
    def test_the_words_stand_there_and_it_counts_as_seen(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        shown = page.get(address)
        assert "Name: Avery Example." in shown.text
        assert {"We’ll take it", "We have a waiting list"} <= set(shown.buttons)
        assert referring.now(referral).state == "seen"

    def test_another_browser_with_the_same_link_is_asked_for_a_code(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        assert PageClient().get(address).heading == "A message waits for your service"

    def test_after_half_an_hour_it_is_asked_again(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        with time_machine.travel(timezone.now() + timedelta(minutes=31)):
            assert page.get(address).heading == "A message waits for your service"

    def test_from_taking_it_to_being_engaged_each_link_works_once(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        for given, state in (
            ({"step": "accept"}, "accepted"),
            ({"step": "appointment", "at": local(3)}, "appointment"),
            ({"step": "attended", "at": local(0)}, "attended"),
            ({"step": "engaged"}, "engaged"),
        ):
            shown = page.post(f"{address}say/", given)
            assert referring.now(referral).state == state
            page.get(address, status=404)
            address = str(shown.response.request["PATH_INFO"])
        assert page.post(f"{address}say/", {"step": "completed"}).heading == "Thank you"
        page.get(address, status=404)

    def test_what_the_service_says_is_graded_as_confirmed(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        address = str(page.post(f"{address}say/", {"step": "accept"}).response.request["PATH_INFO"])
        page.post(f"{address}say/", {"step": "attended", "at": local(0)})
        (rung,) = ladder()
        assert (rung.way, rung.accepted_proof, rung.attended_proof) == (
            "live",
            "confirmed_by_provider",
            "confirmed_by_provider",
        )
        assert rung.is_attended_within_30_days

    def test_declining_needs_a_reason(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        assert "Choose the reason." in page.post(f"{address}say/", {"step": "decline"}, status=422).text
        assert page.post(f"{address}say/", {"step": "decline", "reason": "capacity"}).heading == "Thank you"

    def test_a_step_that_is_not_offered_is_refused(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        page.post(f"{address}say/", {"step": "completed"}, status=422)
        assert referring.now(referral).state == "sent"

    def test_who_is_beaten_by_another_service_reads_that_it_needs_no_answer(
        self, page: PageClient, referral: Referral, harbor: Service, lantern: Service
    ) -> None:
        other = Client()
        theirs = referring.opened_by(other, referring.asked(referral, lantern))
        ours = referring.opened_by(page.client, referring.asked(referral, harbor))
        page.post(f"{ours}say/", {"step": "accept"})
        # The link of the other one is closed by then, and opens nothing, as every closed link.
        assert other.get(theirs).status_code == 404

    def test_a_service_sees_how_it_answered_itself(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        shown = page.get(f"{address}how-we-answer/")
        assert shown.heading == "How we answer referrals"
        assert "Lantern" not in shown.text


class TestALinkThatOpensNothing:
    def test_says_the_same_whether_replayed_expired_altered_guessed_or_ended(
        self, page: PageClient, referral: Referral, harbor: Service
    ) -> None:
        asked = referring.asked(referral, harbor)
        address = referring.opened_by(page.client, asked)
        page.post(f"{address}say/", {"step": "accept"})
        altered = referring.link_for(asked).secret
        ended = referring.link_for(asked).secret
        end_links(purpose=LinkPurpose.REFERRAL_REPLY, about=asked.pk)
        wrong = [address, f"/answer/{altered[:-1]}-/", "/answer/guessed/", f"/answer/{ended}/"]
        texts = {page.get(each, status=404).text for each in wrong}
        with time_machine.travel(timezone.now() + timedelta(days=60)):
            texts.add(page.get(f"/answer/{referring.link_for(asked).secret}x/", status=404).text)
        assert len(texts) == 1

    def test_nothing_can_be_said_with_it(self, page: PageClient, referral: Referral, harbor: Service) -> None:
        address = referring.opened_by(page.client, referring.asked(referral, harbor))
        page.post(f"{address}say/", {"step": "accept"})
        before = ReferralEvent.objects.count()
        page.post(f"{address}say/", {"step": "attended", "at": local(0)}, status=404)
        assert ReferralEvent.objects.count() == before


def test_a_message_that_does_not_arrive_is_told_to_whoever_acts_for_it(
    referral: Referral, harbor: Service, clara: User
) -> None:
    message = Message.objects.filter(about=f"referral_destination:{referring.asked(referral, harbor).pk}").get()
    note_undelivered(message)
    assert ReferralNotice.objects.filter(to=clara, event__kind="not_delivered").exists()
