"""Referrals, follow-ups and feedback in the data set: each rung with its moment and its proof, as far as was known."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from coresponder.formats.dataset.checking import check_dataset
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.models import Encounter
from coresponder.program.extracts.vocabulary import ReleasePurpose
from coresponder.program.follow_up.models import Attempt, Episode, FeedbackAnswer, FollowUp
from coresponder.program.follow_up.vocabulary import Channel, OpenedBecause, Respondent, Result, Said
from coresponder.program.people.models import Person
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent
from coresponder.program.referrals.vocabulary import EventKind, Proof, Reason, ReferralState, Urgency, Way
from coresponder.program.services.models import Organization, Service, ServiceCategory
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass
from tests.spec.extracts.conftest import Making

pytestmark = pytest.mark.django_db
DAYS_AGO = timedelta(days=40)


def a_service(name: str, category: str = "emergency_shelter") -> Service:
    organization = Organization.objects.create(name=f"{name} (invented)")
    service = Service.objects.create(organization=organization, name=name)
    ServiceCategory.objects.create(service=service, category=category)
    return service


def a_referral(person: Person, by: User, **more: Any) -> Referral:
    assert by.agency is not None
    begun = timezone.now() - DAYS_AGO
    more = {"data_class": DataClass.SOCIAL_NEEDS, "need": "emergency_shelter", "urgency": Urgency.TODAY} | more
    made = Referral.objects.create(
        person=person, owner_agency=by.agency, author=by, state=ReferralState.SENT, responsible=by,
        due_at=timezone.now(), changed_at=begun, **more,
    )  # fmt: skip
    Referral.objects.filter(pk=made.pk).update(recorded_at=begun)
    return made


def asked(referral: Referral, service: Service, ordinal: int, by: User) -> Destination:
    assert by.agency is not None
    made = Destination.objects.create(
        person=referral.person, owner_agency=by.agency, author=by, data_class=referral.data_class,
        referral=referral, service=service, ordinal=ordinal, way=Way.LIVE,
    )  # fmt: skip
    Destination.objects.filter(pk=made.pk).update(recorded_at=referral.changed_at)
    return made


def happened(
    referral: Referral, kind: EventKind, days: float, destination: Destination | None = None, **more: Any
) -> None:
    at = referral.changed_at + timedelta(days=days)
    made = ReferralEvent.objects.create(referral=referral, destination=destination, kind=kind, happened_at=at, **more)
    ReferralEvent.objects.filter(pk=made.pk).update(recorded_at=at)


@pytest.fixture
def referral(met: Assignment, avery: Person, clara: User) -> Referral:
    """Two shelters were asked: one declined, the other took Avery, who was there on the sixth day."""
    with everything_let_through():
        made = a_referral(avery, clara, encounter=Encounter.objects.get())
        full, free = (asked(made, a_service(name), at, clara) for at, name in enumerate(("Full", "Free"), start=1))
        for each in (full, free):
            happened(made, EventKind.SENT, 0, each)
        happened(made, EventKind.SEEN, 0.5, free)
        happened(made, EventKind.DECLINED, 0.6, full, reason=Reason.CAPACITY)
        happened(made, EventKind.ACCEPTED, 1, free, proof=Proof.CONFIRMED_BY_PROVIDER)
        happened(made, EventKind.ATTENDED, 6, free, proof=Proof.REPORTED_BY_PERSON)
        happened(made, EventKind.ATTENDED, 7, free, proof=Proof.CONFIRMED_BY_PROVIDER)
    return made


class TestReferrals:
    def test_the_ladder_has_its_moments_days_and_the_strongest_proof(self, referral: Referral, extract: Making) -> None:
        row = extract().one("referrals")
        assert (row["days_to_sent"], row["days_to_seen"], row["days_to_accepted"], row["days_to_attended"]) == (
            (0.0, 0.5, 1.0, 6.0)
        )
        assert (row["accepted_proof"], row["attended_proof"]) == ("confirmed_by_provider",) * 2
        assert (row["is_attended_in_30_days"], row["engaged_at"], row["observed_days"]) == (True, None, 40)
        assert (row["need"], row["category"], row["destinations"], row["way"]) == (
            ("emergency_shelter", "emergency_shelter", 2, "live")
        )

    def test_each_service_asked_is_a_row_without_its_name(self, referral: Referral, extract: Making) -> None:
        made = extract()
        rows = sorted(made.rows("referral_destinations"), key=lambda row: row["state"])
        assert [(row["state"], row["is_winner"]) for row in rows] == [("accepted", True), ("declined", False)]
        assert rows[1]["declined_because"] == "capacity"
        assert rows[0]["hours_to_answer"] == 24.0
        assert b"invented" not in b"".join(made.bytes.values())

    def test_as_of_a_moment_before_nobody_had_been_there(self, referral: Referral, extract: Making) -> None:
        with everything_let_through():
            Person.objects.update(created_at=referral.changed_at)
        row = extract(referral.changed_at + timedelta(days=3)).one("referrals")
        assert (row["attended_at"], row["is_attended_in_30_days"]) == (None, None)
        assert row["accepted_at"] is not None

    def test_nobody_there_within_thirty_days_is_a_no_only_when_they_are_over(
        self, avery: Person, clara: User, extract: Making
    ) -> None:
        with everything_let_through():
            made = a_referral(avery, clara)
        assert extract().one("referrals")["is_attended_in_30_days"] is False
        assert extract(made.changed_at + timedelta(days=20)).one("referrals")["is_attended_in_30_days"] is None

    def test_what_is_about_substance_use_stays_inside(self, avery: Person, clara: User, extract: Making) -> None:
        with everything_let_through():
            a_referral(avery, clara, data_class=DataClass.SUBSTANCE_USE, need="detox")
        outside = extract(purpose=ReleasePurpose.RESEARCH)
        assert outside.rows("referrals") == []
        assert outside.made.left_out["referrals about substance use"] == 1
        assert len(extract().rows("referrals")) == 1


def a_follow_up(encounter: Encounter, person: Person, by: User, *, due_hours: int = 72) -> FollowUp:
    now = timezone.now()
    shared: dict[str, Any] = {
        "person": person, "owner_agency": by.agency, "author": by, "data_class": DataClass.CLINICAL,
    }  # fmt: skip
    episode = Episode.objects.create(opened_at=now, opened_because=OpenedBecause.ENCOUNTER, **shared)
    return FollowUp.objects.create(
        episode=episode, encounter=encounter, asked_role="case_manager", window_hours=due_hours,
        due_at=now + timedelta(hours=due_hours), changed_at=now, **shared,
    )  # fmt: skip


def tried(found: FollowUp, at: datetime, result: Result, channel: Channel = Channel.PHONE) -> Attempt:
    return Attempt.objects.create(
        person=found.person, owner_agency=found.owner_agency, author=found.author, data_class=found.data_class,
        follow_up=found, channel=channel, result=result, made_at=at, minutes=5, state_before=found.state,
    )  # fmt: skip


class TestFollowUps:
    def test_trying_is_one_thing_and_reaching_another(
        self, met: Assignment, avery: Person, carlos: User, extract: Making
    ) -> None:
        with everything_let_through():
            found = a_follow_up(Encounter.objects.get(), avery, carlos)
            tried(found, timezone.now() - timedelta(minutes=10), Result.NO_ANSWER)
            tried(found, timezone.now() - timedelta(minutes=4), Result.REACHED)
        row = extract().one("follow_ups")
        assert (row["attempts"], row["reached_whom"], row["channel"], row["minutes_spent"]) == (
            2,
            "person",
            "phone",
            10,
        )
        assert row["hours_to_first_attempt"] < row["hours_to_reached"]
        assert (row["is_on_time"], row["handed_over"], row["due_hours"]) == (True, False, 72)

    def test_one_that_is_not_due_yet_is_neither_on_time_nor_late(
        self, met: Assignment, avery: Person, carlos: User, extract: Making
    ) -> None:
        with everything_let_through():
            found = a_follow_up(Encounter.objects.get(), avery, carlos)
        assert extract().one("follow_ups")["is_on_time"] is None
        with everything_let_through():
            FollowUp.objects.filter(pk=found.pk).update(due_at=timezone.now() - timedelta(minutes=1))
        assert extract().one("follow_ups")["is_on_time"] is False


def test_feedback_is_four_answers_of_somebody_whom_nobody_knows(db: None, extract: Making) -> None:
    FeedbackAnswer.objects.create(
        month_on=timezone.localdate().replace(day=1), respondent=Respondent.PERSON, respected=Said.YES,
        words="They were kind to me.",
    )  # fmt: skip
    made = extract()
    assert sorted((row["question"], row["answer"]) for row in made.rows("feedback")) == [
        ("again", "not_said"), ("heard", "not_said"), ("respected", "yes"), ("safer", "not_said"),
    ]  # fmt: skip
    assert b"kind to me" not in b"".join(made.bytes.values())


def test_all_of_it_passes_the_check(referral: Referral, avery: Person, carlos: User, extract: Making) -> None:
    with everything_let_through():
        a_follow_up(Encounter.objects.get(), avery, carlos)
    checked = check_dataset(extract().folder)
    assert {table.name: table.faults for table in checked if table.faults} == {}
