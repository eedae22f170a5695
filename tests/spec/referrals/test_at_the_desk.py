"""Clara refers somebody at the desk, through the pages, and what she reads there."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from coresponder.program.dispatch.handover_sources import Span
from coresponder.program.people.models import Person
from coresponder.program.referrals.home import due_in, referrals_panel
from coresponder.program.referrals.models import Referral, ReferralDesk
from coresponder.program.referrals.queries.performance import performance_of
from coresponder.program.services.models import Service, ServiceCategory
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.support import referring
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(harbor: Service, lantern: Service) -> list[Service]:
    """Two shelters in the directory; the first is a partner that may be told."""
    for each in (harbor, lantern):
        ServiceCategory.objects.create(service=each, category=referring.HOUSING)
    referring.opened_to([harbor])
    return [harbor, lantern]


def only_one() -> Referral:
    """The one referral that there is."""
    with everything_let_through():
        return Referral.objects.get()


def form(services: list[Service], **more: str) -> dict[str, object]:
    """What Clara fills in."""
    usual = {"need": referring.HOUSING, "urgency": "today", "reason": referring.REASON, "consent_said": "given"}
    return {**usual, "services": [str(each.pk) for each in services], **more}


class TestWritingOne:
    def test_services_stand_side_by_side_once_the_need_is_chosen(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        shown = page.as_(clara).get(f"/people/{avery.pk}/referrals/new/", {"need": referring.HOUSING})
        for words in ("Harbor House", "Lantern Rooms", "No live capacity", "too few answers to say (n 0)"):
            assert words in shown.text

    def test_clara_sees_what_each_is_told_before_she_sends_it(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        browser = page.as_(clara)
        draft = browser.post(f"/people/{avery.pk}/referrals/new/", form(listed))
        assert "Not sent yet: what each would be told" in draft.text
        assert "Name: Avery Example." in draft.text
        assert "Nothing is sent. Neither an agreement nor a consent lets it go there." in draft.text
        assert only_one().state == "draft"
        sent = browser.post(f"/people/{avery.pk}/referrals/{only_one().pk}/send/")
        assert "Services asked" in sent.text
        assert only_one().state == "sent"

    def test_whoever_is_ticked_is_only_logged(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        browser = page.as_(clara)
        browser.post(f"/people/{avery.pk}/referrals/new/", form(listed[:1]))
        address = f"/people/{avery.pk}/referrals/{only_one().pk}/send/"
        assert "It was asked in another way." in browser.post(address, {"only_log": str(listed[0].pk)}).text

    def test_what_is_missing_is_said(self, page: PageClient, avery: Person, listed: list[Service], clara: User) -> None:
        empty = {"need": referring.HOUSING, "urgency": "today"}
        shown = page.as_(clara).post(f"/people/{avery.pk}/referrals/new/", empty, status=422)
        for words in (
            "Choose at least one service.",
            "Write what the service has to know.",
            "Say what the person said.",
        ):
            assert words in shown.text

    def test_a_need_without_a_service_says_so(self, page: PageClient, avery: Person, clara: User) -> None:
        shown = page.as_(clara).get(f"/people/{avery.pk}/referrals/new/", {"need": "pet_care"})
        assert "No service in the directory is listed for this need." in shown.text


class TestTheBoard:
    def test_a_card_says_how_far_why_not_and_whether_anybody_can_answer(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        referring.sent(avery, listed[:1], by=clara)
        referring.sent(avery, listed[1:], by=clara)
        shown = page.as_(clara).get("/referrals/")
        for words in ("Live", "Only logged", "Harbor House", avery.short_name):
            assert words in shown.text
        assert "Avery" not in shown.text

    def test_it_is_of_the_own_agency_alone(self, page: PageClient, avery: Person, omar: User) -> None:
        page.as_(omar).get("/referrals/", status=403)

    def test_mine_are_those_that_i_act_for(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User, carlos: User
    ) -> None:
        referring.sent(avery, listed[:1], by=clara)
        assert "1 open" in page.as_(clara).get("/referrals/", {"whose": "mine"}).text
        assert "0 open" in page.as_(carlos).get("/referrals/", {"whose": "mine"}).text


class TestWhatIsHeard:
    def test_clara_writes_down_what_the_service_said_and_how_she_knows(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, listed[1:], by=clara)
        asked = referring.asked(referral, listed[1])
        address = f"/people/{avery.pk}/referrals/{referral.pk}/report/"
        browser = page.as_(clara)
        said = {"destination": str(asked.pk), "step": "accept", "proof": "reported_by_staff"}
        assert "accepted" in browser.post(address, said).text
        there = timezone.localtime(timezone.now() - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
        shown = browser.post(address, {**said, "step": "attended", "at": there, "proof": "reported_by_person"})
        assert "the person said so" in shown.text
        # The service confirms the same visit later: the better source takes its place, and it is no second visit.
        browser.post(address, {**said, "step": "attended", "at": there, "proof": "confirmed_by_provider"})
        now = referring.now(referral)
        assert (now.attended_proof, now.visits, now.state) == ("confirmed_by_provider", 1, "attended")

    def test_a_service_that_was_asked_by_phone_is_not_said_to_have_been_told_that_another_was_first(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, listed, by=clara)
        asked = referring.asked(referral, listed[0])
        said = {"destination": str(asked.pk), "step": "accept", "proof": "reported_by_staff"}
        shown = page.as_(clara).post(f"/people/{avery.pk}/referrals/{referral.pk}/report/", said).text
        assert "Call it. The program told it nothing" in shown
        assert "Told that another one was first" not in shown

    def test_it_is_given_up_with_a_reason(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, listed[:1], by=clara)
        address = f"/people/{avery.pk}/referrals/{referral.pk}/lost/"
        browser = page.as_(clara)
        assert "The reason is missing." in browser.post(address, {}).text
        assert "the person does not want it any more" in browser.post(address, {"reason": "person_declined"}).text


class TestWhereItShows:
    def test_on_the_persons_page_and_timeline(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User
    ) -> None:
        referring.sent(avery, listed[:1], by=clara)
        shown = page.as_(clara).get(f"/people/{avery.pk}/")
        assert "Referral: Emergency shelter" in shown.text
        assert "All referrals" in shown.links

    def test_on_the_first_page_of_whoever_acts_for_it(
        self, avery: Person, listed: list[Service], clara: User, carlos: User
    ) -> None:
        referring.written(avery, listed[:1], by=clara)
        assert referrals_panel(clara)["drafts"] == 1
        assert referrals_panel(carlos)["drafts"] == 0

    def test_in_the_handover_without_a_word_of_it(self, avery: Person, listed: list[Service], clara: User) -> None:
        referring.sent(avery, listed[:1], by=clara)
        now = timezone.now()
        with transaction.atomic():
            (line,) = due_in(clara, Span(from_at=now, now=now, to_at=now + timedelta(days=5)))
        assert avery.short_name in line.text
        assert "shelter" not in line.text.lower()


class TestDesksAndAnswers:
    def test_carlos_says_where_a_service_takes_referrals(self, page: PageClient, carlos: User) -> None:
        bare = referring.service("Bare Hall", with_desk=False)
        browser = page.as_(carlos)
        assert "Bare Hall" in browser.get("/referrals/desks/", {"name": "bare"}).text
        browser.post(f"/referrals/desks/{bare.pk}/", {"email": "desk@bare.example", "is_open": "on"})
        assert ReferralDesk.objects.get(service=bare).email == "desk@bare.example"

    def test_odds_stand_with_their_number_and_not_below_five(
        self, avery: Person, listed: list[Service], clara: User
    ) -> None:
        (found,) = performance_of(listed[:1])
        assert (found.odds_percent, found.answered) == (None, 0)

    def test_whom_referrals_ask_most_is_called_first_to_keep_the_directory_true(
        self, page: PageClient, avery: Person, harbor: Service, lantern: Service, willow: Service, clara: User
    ) -> None:
        referring.sent(avery, [willow], by=clara)
        referring.sent(avery, [willow, lantern], by=clara)
        text = page.as_(clara).get("/services/call-list/").text
        assert text.index("Willow Court") < text.index("Lantern Rooms") < text.index("Harbor House")
        assert "Used 2 times in 90 days" in text
        assert "Nothing counts yet" not in text

    def test_a_partner_sees_its_own_services_alone(
        self, page: PageClient, avery: Person, listed: list[Service], clara: User, omar: User
    ) -> None:
        referring.sent(avery, listed, by=clara)
        listed[0].organization.agency = omar.agency
        listed[0].organization.save()
        shown = page.as_(omar).get("/referrals/how-services-answer/")
        assert "Harbor House" in shown.text
        assert "Lantern Rooms" not in shown.text
        assert "Lantern Rooms" in page.as_(clara).get("/referrals/how-services-answer/").text
