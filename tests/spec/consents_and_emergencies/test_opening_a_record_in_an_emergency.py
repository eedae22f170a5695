"""Opening a record in an emergency.

Somebody is in danger now, and what would help stands behind a wall. Omar names what he needs and why, for a few hours.
Priya is told at once and reviews it within three business days. Records of substance-use treatment open to Clara alone,
to save a life, and never to Omar.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.access.asking import Ask, Decision, Part
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.gathering import facts_for, subject_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.emergencies.actions import close_opening, open_in_emergency, review_opening
from coresponder.safeguards.emergencies.models import Notice, Opening
from coresponder.safeguards.emergencies.queries import open_now, overdue, waiting_for_review
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind, ReviewFinding
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose
from tests.support.cast import member
from tests.support.consents import REASON, emergency, police, recovery_house
from tests.support.known_persons import AVERY, HIDDEN, NOBODY
from tests.support.page import PageClient

OPEN = f"/people/{AVERY}/emergencies/open/"
SUBSTANCE_USE = frozenset({DataClass.SUBSTANCE_USE})
STRIP = "A record is open in an emergency."
# A Friday at noon in Chicago.
FRIDAY = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def opened(by: User, **changes: Any) -> Opening:
    """Avery's record, open for two hours."""
    return open_in_emergency(person_id=AVERY, emergency=emergency(**changes), by=by)


def decision(by: User, data_class: DataClass, at: datetime | None = None) -> Decision:
    """What is decided about a part of Avery's record at the recovery house."""
    at = at or timezone.now()
    house = recovery_house()
    part = Part(person_id=AVERY, owner_agency_id=house.pk, owner_kind=house.kind, data_class=data_class, author_id=0)
    ask = Ask(subject=subject_of(by, at), part=part, deed=Deed.READ, purpose=Purpose.CRISIS_RESPONSE, at=at)
    return decide(ask, facts_for(by, at, person_id=AVERY))


def answers(**changes: Any) -> dict[str, Any]:
    """What Omar fills in."""
    usual = {"kind": "serious_threat", "threat_to": "the_person", "data_classes": ["clinical"], "reason": REASON}
    return {**usual, "hours": "2", **changes}


class TestWhatOpens:
    def test_what_is_named_opens_until_its_hours_are_over(self, omar: User) -> None:
        assert not decision(omar, DataClass.CLINICAL).is_allowed
        opening = opened(omar)
        decided = decision(omar, DataClass.CLINICAL)
        assert (decided.rule, decided.until) == ("emergency", opening.closes_at)
        assert decided.is_disclosure
        assert not decision(omar, DataClass.SOCIAL_NEEDS).is_allowed
        assert not decision(omar, DataClass.CLINICAL, at=opening.closes_at).is_allowed
        assert opening.closes_at - opening.opened_at == timedelta(hours=2)

    def test_it_opens_to_nobody_else(self, omar: User, clara: User) -> None:
        opened(omar)
        assert not decision(clara, DataClass.CLINICAL).is_allowed

    def test_it_ends_by_itself_and_the_strip_goes_with_it(self, page: PageClient, omar: User) -> None:
        opening = opened(omar)
        assert STRIP in page.as_(omar).get("/home/").text
        with time_machine.travel(opening.closes_at, tick=False):
            assert open_now(omar) == []
            assert STRIP not in page.as_(omar).get("/home/").text

    def test_it_can_be_closed_before_its_time_and_then_opens_nothing(self, page: PageClient, omar: User) -> None:
        opening = opened(omar)
        assert "It is closed." in page.as_(omar).post(f"/emergencies/{opening.pk}/close/").text
        assert not decision(omar, DataClass.CLINICAL).is_allowed
        with pytest.raises(StateError):
            close_opening(opening=opening, by=omar)

    def test_closing_twice_does_no_harm(self, page: PageClient, omar: User) -> None:
        opening = opened(omar)
        close_opening(opening=opening, by=omar)
        assert "It was closed already." in page.as_(omar).post(f"/emergencies/{opening.pk}/close/").text

    @pytest.mark.parametrize("hours", [0, 5, 24])
    def test_it_lasts_one_to_four_hours(self, omar: User, hours: int) -> None:
        with pytest.raises(UsageError):
            opened(omar, hours=hours)

    @pytest.mark.parametrize("reason", ["", "needed", " " * 40, "a b" + " " * 30 + "c"])
    def test_it_needs_a_reason_that_says_something(self, omar: User, reason: str) -> None:
        with pytest.raises(UsageError) as refused:
            opened(omar, reason=reason)
        assert refused.value.code == "reason_too_short"

    def test_nothing_is_opened_that_is_not_named(self, omar: User) -> None:
        with pytest.raises(UsageError):
            opened(omar, data_classes=frozenset())


class TestSubstanceUse:
    @pytest.mark.parametrize("kind", EmergencyKind)
    def test_omar_never_opens_it(self, page: PageClient, omar: User, kind: EmergencyKind) -> None:
        assert "ubstance" not in page.as_(omar).get(OPEN).text
        with pytest.raises(UsageError) as refused:
            opened(omar, data_classes=SUBSTANCE_USE, kind=kind)
        assert refused.value.code == "never_in_emergency"
        sent = answers(kind=kind.value, data_classes=["substance_use"])
        page.as_(omar).post(OPEN, sent, status=422)
        assert not Opening.objects.exists()

    def test_clara_opens_it_in_a_medical_emergency(self, clara: User) -> None:
        opened(clara, data_classes=SUBSTANCE_USE, kind=EmergencyKind.MEDICAL)
        decided = decision(clara, DataClass.SUBSTANCE_USE)
        assert decided.is_allowed
        assert decided.carries_part_2_notice

    def test_a_threat_does_not_open_it_to_clara_either(self, page: PageClient, clara: User) -> None:
        with pytest.raises(UsageError):
            opened(clara, data_classes=SUBSTANCE_USE)
        shown = page.as_(clara).post(OPEN, answers(data_classes=["substance_use"]), status=422)
        assert "open in a medical emergency only" in shown.text

    def test_carlos_is_no_medical_personnel(self, page: PageClient, carlos: User) -> None:
        assert "ubstance" not in page.as_(carlos).get(OPEN).text
        with pytest.raises(UsageError):
            opened(carlos, data_classes=SUBSTANCE_USE, kind=EmergencyKind.MEDICAL)

    def test_a_clinician_who_acts_for_the_police_never_opens_it(self, clara: User) -> None:
        clara.agency = police()
        clara.save()
        with pytest.raises(UsageError):
            opened(clara, data_classes=SUBSTANCE_USE, kind=EmergencyKind.MEDICAL)


class TestTheForm:
    def test_omar_opens_a_record_and_is_told_what_is_open(self, page: PageClient, omar: User) -> None:
        shown = page.as_(omar).post(OPEN, answers())
        assert shown.heading == "Opening in an emergency"
        assert REASON in shown.text
        assert "Clinical information" in shown.text
        assert STRIP in shown.text
        assert "Close it now" in shown.buttons

    @pytest.mark.parametrize("left_out", ["kind", "threat_to", "data_classes", "reason", "hours"])
    def test_everything_has_to_be_said(self, page: PageClient, omar: User, left_out: str) -> None:
        sent = {name: value for name, value in answers().items() if name != left_out}
        assert "There is a problem" in page.as_(omar).post(OPEN, sent, status=422).text
        assert not Opening.objects.exists()

    def test_the_strip_names_no_person(self, page: PageClient, omar: User) -> None:
        opened(omar)
        home = page.as_(omar).get("/home/")
        assert str(AVERY) not in home.response.content.decode()
        assert REASON not in home.text
        assert "2 h left" in home.text

    def test_a_person_who_may_not_be_seen_is_404_like_one_whom_there_is_not(self, page: PageClient, omar: User) -> None:
        for who in (HIDDEN, NOBODY):
            page.as_(omar).get(f"/people/{who}/emergencies/open/", status=404)
            with pytest.raises(Denied) as refused:
                open_in_emergency(person_id=who, emergency=emergency(), by=omar)
            assert refused.value.is_for_a_stranger

    def test_dana_and_priya_may_not_open_and_otis_sees_no_page(
        self, page: PageClient, dana: User, priya: User, otis: User
    ) -> None:
        page.as_(dana).get(OPEN, status=403)
        page.as_(priya).get(OPEN, status=403)
        page.as_(otis).get(OPEN, status=404)
        with pytest.raises(Denied):
            opened(dana)

    def test_the_trail_holds_one_event_without_a_word_of_the_reason(self, omar: User) -> None:
        opening = opened(omar)
        event = AuditEvent.objects.get()
        assert (event.event, event.about) == ("emergency.opened", f"person:{AVERY}")
        assert event.details == {
            "opening": f"opening:{opening.pk}",
            "kind": "serious_threat",
            "classes": "clinical+safety",
            "hours": 2,
        }


class TestWhoIsTold:
    def test_every_privacy_officer_finds_a_notice_at_once(self, page: PageClient, omar: User, priya: User) -> None:
        other = member("cora")
        other.role = "privacy_officer"
        other.save()
        opened(omar)
        assert {notice.to for notice in Notice.objects.all()} == {priya, other}
        home = page.as_(priya).get("/home/")
        assert "An opening waits for your review" in home.text
        assert "1 opening in an emergency waits for your review" in home.text
        assert REASON not in home.text
        assert str(AVERY) not in home.response.content.decode()

    def test_somebody_who_is_privacy_officer_in_another_membership_is_told_too(self, omar: User, cora: User) -> None:
        cora.memberships.create(agency=police(), role="privacy_officer", starts_on=date(2020, 1, 1))
        opened(omar)
        assert {notice.to for notice in Notice.objects.all()} == {cora}

    def test_a_closed_account_is_told_nothing(self, omar: User, priya: User) -> None:
        priya.is_active = False
        priya.save()
        opened(omar)
        assert not Notice.objects.exists()

    def test_the_bell_is_quiet_once_she_has_looked(self, page: PageClient, omar: User, priya: User) -> None:
        opening = opened(omar)
        text = page.as_(priya).get(f"/emergencies/{opening.pk}/").text
        assert REASON in text
        assert "waits for your review" not in page.as_(priya).get("/audit-trail/").text

    def test_nobody_else_sees_an_opening(self, page: PageClient, omar: User, clara: User, otis: User) -> None:
        opening = opened(omar)
        for user, status in ((clara, 403), (otis, 404)):
            for opening_id in (opening.pk, NOBODY):
                page.as_(user).get(f"/emergencies/{opening_id}/", status=status)
                page.as_(user).post(f"/emergencies/{opening_id}/close/", status=status)
        page.as_(clara).get("/emergencies/", status=403)
        with pytest.raises(Denied):
            close_opening(opening=opening, by=clara)


class TestTheReview:
    def test_it_is_due_on_the_third_business_day(self, omar: User) -> None:
        with time_machine.travel(FRIDAY):
            assert opened(omar).review_due_on == date(2026, 11, 25)

    def test_priya_signs_it_and_omar_reads_what_she_found(self, page: PageClient, omar: User, priya: User) -> None:
        opening = opened(omar)
        close_opening(opening=opening, by=omar)
        sent = {"finding": "justified", "note": "He read two pages, both about the bridge."}
        page.as_(priya).post(f"/emergencies/{opening.pk}/review/", sent)
        shown = page.as_(omar).get(f"/emergencies/{opening.pk}/").text
        assert "Justified" in shown
        assert "both about the bridge" in shown
        assert "Nothing waits for a review." in page.as_(priya).get("/emergencies/").text
        assert "Justified" in page.as_(omar).get("/emergencies/own/").text
        assert AuditEvent.objects.get(event="emergency.reviewed").details["finding"] == "justified"

    def test_it_waits_until_the_opening_is_over(self, page: PageClient, omar: User, priya: User) -> None:
        opening = opened(omar)
        sent = {"finding": "justified", "note": "Fine."}
        assert "This opening is open" in page.as_(priya).post(f"/emergencies/{opening.pk}/review/", sent).text
        page.as_(priya).post(f"/emergencies/{opening.pk}/close/")
        page.as_(priya).post(f"/emergencies/{opening.pk}/review/", sent)
        opening.refresh_from_db()
        assert (opening.reviewed_by, opening.closed_by) == (priya, priya)

    def test_it_says_what_it_rests_on(self, page: PageClient, omar: User, priya: User) -> None:
        opening = close_opening(opening=opened(omar), by=omar)
        page.as_(priya).post(f"/emergencies/{opening.pk}/review/", {"finding": "justified", "note": ""}, status=422)
        with pytest.raises(UsageError):
            review_opening(opening=opening, finding=ReviewFinding.JUSTIFIED, note=" ", by=priya)

    def test_it_is_signed_once(self, omar: User, priya: User) -> None:
        opening = close_opening(opening=opened(omar), by=omar)
        review_opening(opening=opening, finding=ReviewFinding.NOT_JUSTIFIED, note="Not needed.", by=priya)
        with pytest.raises(StateError):
            review_opening(opening=opening, finding=ReviewFinding.JUSTIFIED, note="Needed.", by=priya)

    def test_nobody_reviews_their_own(self, omar: User) -> None:
        opening = close_opening(opening=opened(omar), by=omar)
        omar.role = "privacy_officer"
        omar.save()
        with pytest.raises(Denied) as refused:
            review_opening(opening=opening, finding=ReviewFinding.JUSTIFIED, note="Mine.", by=omar)
        assert refused.value.code == "own_opening"

    def test_only_the_privacy_officer_reviews(self, page: PageClient, omar: User) -> None:
        opening = close_opening(opening=opened(omar), by=omar)
        page.as_(omar).post(f"/emergencies/{opening.pk}/review/", {"finding": "justified"}, status=403)
        with pytest.raises(Denied):
            review_opening(opening=opening, finding=ReviewFinding.JUSTIFIED, note="Mine.", by=omar)

    def test_what_is_late_is_marked(self, page: PageClient, omar: User, priya: User) -> None:
        with time_machine.travel(FRIDAY):
            opened(omar)
        with time_machine.travel(datetime(2026, 11, 25, 18, 0, tzinfo=UTC)):
            assert "overdue" not in page.as_(member("priya")).get("/emergencies/").text.lower()
        with time_machine.travel(datetime(2026, 11, 26, 18, 0, tzinfo=UTC)):
            assert overdue(waiting_for_review(priya), timezone.localdate()).count() == 1
            assert "A review is overdue" in page.as_(member("priya")).get("/emergencies/").text
            assert "A review is overdue" in page.as_(member("priya")).get("/home/").text


class TestWhatIsPublished:
    def test_counts_under_eleven_are_not_told_and_neither_is_what_they_are_made_of(
        self, page: PageClient, omar: User, eve: User
    ) -> None:
        with time_machine.travel(datetime(2026, 10, 7, 18, 0, tzinfo=UTC)):
            for _ in range(10):
                opened(omar)
        with time_machine.travel(datetime(2026, 11, 7, 18, 0, tzinfo=UTC)):
            for _ in range(11):
                opened(omar)
        with time_machine.travel(datetime(2026, 12, 7, 18, 0, tzinfo=UTC)):
            lines = [words_of(row) for row in page.as_(member("eve")).get("/emergencies/counts/").all("tr")]
        assert lines[1] == ["November 2026", "11", "0", "0", "11"]
        assert lines[2] == ["October 2026", "<11", "not shown", "not shown", "not shown"]
        assert lines[3] == ["September 2026", "0", "0", "0", "0"]
        assert len(lines) == 13

    def test_a_stranger_sees_no_counts(self, page: PageClient, otis: User) -> None:
        page.as_(otis).get("/emergencies/counts/", status=404)


def words_of(row: Any) -> list[str]:
    """The cells of a row."""
    return [" ".join("".join(cell.itertext()).split()) for cell in row]


class TestProvingWhoOneIs:
    def test_an_open_screen_opens_nothing_and_hands_out_nothing(
        self, page: PageClient, omar: User, priya: User
    ) -> None:
        at_omars, at_priyas = page.as_(omar), page.as_(priya)
        later = timezone.now() + timedelta(minutes=10)
        with time_machine.travel(later):
            assert at_omars.post(OPEN, answers()).heading != "Opening in an emergency"
            asked = at_priyas.client.get(f"/people/{AVERY}/consents/disclosures/files/accounting.csv")
            assert "csv" not in asked["Content-Type"]
        assert not Opening.objects.exists()
