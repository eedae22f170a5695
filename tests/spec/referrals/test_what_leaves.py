"""Before a referral leaves: consent and agreement are asked, the least goes, and every word of it is kept."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.messages.models import Message
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.desks import set_desk
from coresponder.program.referrals.actions.sending import prepare, send_referral
from coresponder.program.referrals.actions.writing import end_as_mistake, write_referral
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.vocabulary import ConsentSaid, Urgency, class_of_need
from coresponder.program.services.models import Service
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentMethod
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support import referring

pytestmark = pytest.mark.django_db


def consent(avery: Person, to: Service, by: User, *classes: DataClass) -> Consent:
    """Avery agrees that the clinic tells a service, for treatment."""
    today = timezone.localdate()
    terms = Terms(
        kind=ConsentKind.SHARING,
        holder=by.agency,
        recipient=to.organization.agency,
        recipient_kind="",
        data_classes=frozenset(classes),
        purposes=frozenset({Purpose.TREATMENT}),
        given_on=today,
        expires_on=today + timedelta(days=300),
        method=ConsentMethod.SIGNATURE,
        language=ConsentLanguage.ENGLISH,
        document_name="Scan 15",
        capacity_note="Calm, oriented, and explained it back.",
    )
    return record_consent(person_id=avery.pk, terms=terms, own_words="You tell the house.", by=by)


class TestWithoutAgreementOrConsent:
    def test_it_is_only_logged_with_the_sentence_why(self, avery: Person, harbor: Service, clara: User) -> None:
        asked = referring.asked(referring.sent(avery, [harbor], by=clara), harbor)
        assert (asked.way, asked.why_logged) == ("logged", "kept_back")
        assert "no agreement or consent opens it" in asked.why_not
        assert not Message.objects.exists()
        assert not Disclosure.objects.filter(way="referral").exists()

    def test_a_service_without_a_desk_is_only_logged(self, avery: Person, clara: User) -> None:
        bare = referring.service("Bare Hall", with_desk=False)
        asked = referring.asked(referring.sent(avery, [bare], by=clara), bare)
        assert asked.get_why_logged_display() == "Nobody has recorded where this service takes referrals."

    def test_an_organization_that_is_no_partner_can_be_told_nothing(self, avery: Person, clara: User) -> None:
        stranger = referring.service("Far Hall", is_partner=False)
        assert referring.asked(referring.sent(avery, [stranger], by=clara), stranger).why_logged == "no_partner"

    def test_what_is_logged_still_has_to_be_followed_up(self, avery: Person, harbor: Service, clara: User) -> None:
        referral = referring.now(referring.sent(avery, [harbor], by=clara))
        assert referral.state == "sent"
        assert referral.due_at is not None


class TestWithAnAgreement:
    def test_the_service_is_told_the_least(self, avery: Person, harbor: Service, clara: User) -> None:
        referring.opened_to([harbor])
        words = referring.asked(referring.sent(avery, [harbor], by=clara), harbor).words_sent
        assert words.splitlines() == [
            "Needed: Emergency shelter.",
            "How soon: this week.",
            referring.REASON,
            "Name: Avery Example.",
            "Phone: (312) 555-0177.",
        ]

    def test_the_ledger_says_whose_what_went_to_whom(self, avery: Person, harbor: Service, clara: User) -> None:
        referring.opened_to([harbor])
        referring.sent(avery, [harbor], by=clara)
        lines = Disclosure.objects.filter(way="referral", recipient=harbor.organization.agency)
        assert {each for line in lines for each in line.data_classes} == {"identity", "social_needs"}

    def test_the_message_says_nothing_about_anybody(self, avery: Person, harbor: Service, clara: User) -> None:
        referring.opened_to([harbor])
        referring.sent(avery, [harbor], by=clara)
        message = Message.objects.get()
        said = f"{message.title} {json.dumps(message.filled_blanks)} {message.about}"
        for word in ("Avery", "Example", "shelter", "bed", str(avery.pk), "0177"):
            assert word.lower() not in said.lower()

    def test_clara_sees_before_what_each_would_be_told(
        self, avery: Person, harbor: Service, lantern: Service, clara: User
    ) -> None:
        referring.opened_to([harbor])
        draft = referring.written(avery, [harbor, lantern], by=clara)
        live, logged = (prepare(referral=draft, service=each, by=clara) for each in (harbor, lantern))
        assert live.is_live
        assert "Avery" in live.words
        assert not logged.is_live
        assert not Message.objects.exists()


class TestTreatmentOfSubstanceUse:
    def test_nothing_goes_without_the_persons_consent_whatever_was_agreed(
        self, avery: Person, harbor: Service, clara: User
    ) -> None:
        referring.opened_to([harbor])
        asked = referring.asked(referring.sent(avery, [harbor], by=clara, need=referring.RECOVERY), harbor)
        assert asked.way == "logged"
        assert "need the person’s consent" in asked.why_not

    def test_with_consent_the_notice_and_the_consent_travel_along(
        self, avery: Person, harbor: Service, clara: User
    ) -> None:
        given = consent(avery, harbor, clara, DataClass.SUBSTANCE_USE, DataClass.IDENTITY)
        asked = referring.asked(referring.sent(avery, [harbor], by=clara, need=referring.RECOVERY), harbor)
        assert asked.way == "live"
        assert asked.consent_id == given.pk
        assert "42 CFR part 2 prohibits unauthorized use or disclosure" in asked.words_sent
        assert str(given.pk) in asked.words_sent
        assert Disclosure.objects.filter(way="referral", carried_part_2_notice=True).exists()

    def test_the_need_decides_what_kind_of_information_it_is(self) -> None:
        assert class_of_need(referring.RECOVERY) == DataClass.SUBSTANCE_USE
        assert class_of_need("twelve_step") == DataClass.SUBSTANCE_USE
        assert class_of_need(referring.CARE) == DataClass.CLINICAL
        assert class_of_need(referring.HOUSING) == DataClass.SOCIAL_NEEDS


class TestWhatIsRefused:
    def test_nothing_is_sent_against_the_persons_will(self, avery: Person, harbor: Service, clara: User) -> None:
        referral = write_referral(
            person=avery,
            need=referring.HOUSING,
            urgency=Urgency.TODAY,
            reason=referring.REASON,
            services=[harbor],
            consent_said=ConsentSaid.REFUSED,
            by=clara,
        )
        with pytest.raises(CoresponderError, match="refused to be referred"):
            send_referral(referral=referral, by=clara)

    def test_four_services_are_too_many_at_once(self, avery: Person, harbor: Service, clara: User) -> None:
        with pytest.raises(CoresponderError, match="No more than 3"):
            referring.written(avery, [harbor] * 4, by=clara)

    @pytest.mark.parametrize("need", ["", "nothing", "DROP TABLE"])
    def test_a_need_is_one_of_the_list(self, avery: Person, harbor: Service, clara: User, need: str) -> None:
        with pytest.raises(CoresponderError, match="no such need"):
            referring.written(avery, [harbor], by=clara, need=need)

    def test_an_officer_writes_no_referrals(self, avery: Person, harbor: Service, omar: User) -> None:
        with pytest.raises(Denied):
            referring.written(avery, [harbor], by=omar)

    def test_a_desk_has_an_address_that_can_be_right(self, harbor: Service, carlos: User) -> None:
        with pytest.raises(CoresponderError, match="no e-mail address"):
            set_desk(service=harbor, email="nowhere", code_phone="", is_open=True, by=carlos)


def test_only_a_draft_is_a_mistake_and_keeps_its_reason(avery: Person, harbor: Service, clara: User) -> None:
    draft = referring.written(avery, [harbor], by=clara)
    ended = end_as_mistake(referral=draft, reason="Of somebody else.", by=clara)
    assert (ended.end_reason, ended.due_at) == ("Of somebody else.", None)
    with pytest.raises(CoresponderError, match="Give it up"):
        end_as_mistake(referral=referring.sent(avery, [harbor], by=clara), reason="No.", by=clara)


def test_the_database_shows_no_clinical_referral_to_a_query_that_forgot_to_ask(
    avery: Person, harbor: Service, clara: User
) -> None:
    with everything_let_through():
        referring.written(avery, [harbor], by=clara, need=referring.CARE)
    with everything_let_through():
        assert Referral.objects.count() == Destination.objects.count() == 1
