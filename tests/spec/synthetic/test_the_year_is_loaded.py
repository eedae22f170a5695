"""The invented county lives: what its teams did since the launch stands in the program, and the cast has work to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, cast_agency, ensure_cast
from coresponder.delivery.web.home import next_steps_for
from coresponder.kernel.progress import silent
from coresponder.program.calls.models import Call
from coresponder.program.coverage.queries.coverage import coverage
from coresponder.program.coverage.vocabulary import Missed
from coresponder.program.deployment import demonstration as deployment
from coresponder.program.dispatch import demonstration as dispatch
from coresponder.program.dispatch.models import Assignment, StatusEvent
from coresponder.program.encounters import demonstration
from coresponder.program.encounters.audit_events import YEAR_INVENTED
from coresponder.program.encounters.demonstration.history import Told
from coresponder.program.encounters.models import Addendum, Encounter, PartAnswers, PartFiling
from coresponder.program.encounters.queries.drafts import own_drafts
from coresponder.program.encounters.queries.queue import queue_for
from coresponder.program.extracts.rows.calls import program_calls
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.vocabulary import ReleasePurpose
from coresponder.program.people import demonstration as people
from coresponder.program.referrals import demonstration as referrals
from coresponder.program.referrals.demonstration import history
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent
from coresponder.program.referrals.queries.ladder import ladder
from coresponder.program.screenings import demonstration as screenings
from coresponder.program.screenings.models import RequiredStep, Screening
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.program.services import demonstration as services
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements import demonstration as agreements
from coresponder.safeguards.audit.models import AuditEvent

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.once]
Cast = dict[str, User]
TODAY = date(2025, 7, 27)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Four weeks after the launch, in a county with a fifth of its calls and few people; gone with the last test."""
    with override_settings(ENCOUNTER_CODES="demonstration"), django_db_blocker.unblock(), transaction.atomic():
        yield _loaded()
        transaction.set_rollback(True)


def _loaded() -> Cast:
    found = ensure_cast()
    agreements.load(by=found["cora"])
    found = ensure_cast()
    deployment.load(by=found["cora"])
    dispatch.load(cast=found, by=found["cora"])
    with patch.object(people, "invented_people", partial(people.invented_people, records=40)):
        people.load(progress=silent)
    told = _load(found)
    screenings.load(people=people.for_stories(), clinician=found["clara"], coordinator=found["cora"])
    screenings.load_of_contacts(told)
    services.load(by=found["cora"], partner=cast_agency(BEHAVIORAL_HEALTH))
    clinic = cast_agency(BEHAVIORAL_HEALTH)
    with patch.object(history, "TWO_ASKED", 1.0):
        referrals.load(told=told, clinic=clinic, by=found["cora"], manager=found["carlos"], progress=silent)
    return found


def _load(cast: Cast) -> Sequence[Told]:
    center = cast_agency(DISPATCH)
    return demonstration.load(
        cast=cast, dispatch_center=center, by=cast["cora"], progress=silent, calls_a_year=11_000, today=TODAY
    )


def test_everybody_of_a_team_finds_something_to_do(cast: Cast) -> None:
    with transaction.atomic():
        assert len(own_drafts(cast["omar"])) == len(own_drafts(cast["clara"])) == len(own_drafts(cast["carlos"])) == 1

        for name in ("otto", "clara", "sofia"):
            assert 0 < len(queue_for(cast[name]).waiting) < 25
        assert queue_for(cast["otto"]).conflicts
        assert [each.author for each in queue_for(cast["otto"]).returned] == [cast["omar"]]
        assert [each.author for each in queue_for(cast["sofia"]).returned] == [cast["clara"]]


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("omar", {"Mend what was returned", "Finish what you began to write"}),
        ("clara", {"Mend what was returned", "Finish what you began to write", "Review what colleagues filed"}),
        ("carlos", {"Finish what you began to write"}),
        ("otto", {"Review what colleagues filed"}),
        ("dana", set()),
    ],
)
def test_the_first_page_says_what_waits(cast: Cast, name: str, due: set[str]) -> None:
    of_encounters = {"Mend what was returned", "Finish what you began to write", "Review what colleagues filed"}

    assert {step.title for step in next_steps_for(cast[name])} & of_encounters >= due
    assert due or not {step.title for step in next_steps_for(cast[name])} & of_encounters


def test_what_was_stored_hangs_together(cast: Cast) -> None:
    event = AuditEvent.objects.get(event=YEAR_INVENTED)
    calls, assignments = Call.objects.count(), Assignment.objects.count()

    assert event.details["calls"] == calls > assignments > 15
    assert not Encounter.objects.filter(counts_as_repeat=False).exclude(contact_origin="proactive_follow_up").exists()
    for assignment in Assignment.objects.prefetch_related("events", "encounters"):
        _check(assignment)


def test_calls_to_which_nobody_was_sent_are_stored_and_judged_so_that_coverage_can_be_told(cast: Cast) -> None:
    found = coverage(cast["eve"], from_on=LAUNCH_ON, to_on=TODAY)
    reasons = {reason for reason, _ in found.by_reason}

    assert found.not_judged == 0
    assert 0.1 < found.responded.count / found.responded.of < 0.6
    assert found.on_duty.count > found.responded.count
    assert {Missed.OFF_SHIFT, Missed.BUSY} <= reasons


def test_coverage_of_the_data_set_is_that_of_the_page(cast: Cast) -> None:
    seen = coverage(cast["eve"], from_on=LAUNCH_ON, to_on=TODAY)
    rows = list(program_calls(Scope(as_of=timezone.now(), purpose=ReleasePurpose.EVALUATION)))
    eligible = [row for row in rows if row["is_eligible"] and LAUNCH_ON <= row["local_date"] <= TODAY]

    assert len(eligible) == seen.responded.of
    assert sum(row["is_reached"] for row in eligible) == seen.responded.count
    assert sum(bool(row["team_on_duty"]) for row in eligible) == seen.on_duty.count
    assert sum(row["missed_because"] is not None for row in eligible) == len(seen.missed)


def _check(assignment: Assignment) -> None:
    events: list[StatusEvent] = sorted(assignment.events.all(), key=lambda each: each.happened_at)
    assert events[0].step == "offered"
    assert events[-1].step == ("clear" if assignment.on_scene_at else "cancelled")
    for encounter in assignment.encounters.all():
        if encounter.is_met and encounter.contact_result:
            assert assignment.on_scene_at == encounter.started_at
            assert assignment.ended_at == encounter.ended_at


def test_every_part_opens_and_says_that_it_is_invented(cast: Cast) -> None:
    found = PartAnswers.objects.all()

    assert found.count() > 50
    assert all(each.narrative == "" or each.narrative.startswith("Invented") for each in found)
    assert Counter(found.values_list("primary_outcome", flat=True)).most_common(1)[0][1] < found.count()


def test_no_part_that_does_not_ask_when_the_contact_was_is_said_to_begin_late(cast: Cast) -> None:
    with transaction.atomic():
        waiting = [*queue_for(cast["clara"]).waiting, *queue_for(cast["sofia"]).waiting]
        apart = [each for each in waiting if each.filing.part == "substance_use"]

    assert apart
    assert not [remark for each in apart for remark in each.remarks if remark.startswith("starts")]


def test_what_was_asked_in_the_last_contacts_hangs_on_their_encounters(cast: Cast) -> None:
    with everything_let_through():
        asked = Screening.objects.filter(encounter__isnull=False).select_related("encounter")

        assert asked
        assert all(each.encounter and each.administered_at == each.encounter.ended_at for each in asked)
        assert RequiredStep.objects.filter(answer=StepAnswer.DONE).exists()


def test_both_agencies_added_to_a_part_that_was_reviewed(cast: Cast) -> None:
    assert {each.author.username for each in Addendum.objects.select_related("author")} == {"omar", "clara"}


def test_a_second_load_changes_nothing(cast: Cast) -> None:
    before = _counts()
    screenings.load_of_contacts(_load(cast))
    assert _counts() == before


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Call, Assignment, Encounter, PartFiling, PartAnswers, AuditEvent))


class TestReferrals:
    def test_come_out_of_contacts_in_which_help_was_accepted(self, cast: Cast) -> None:
        rungs = list(ladder())
        assert rungs
        assert all(each.encounter_id and each.written_at <= (each.sent_at or each.written_at) for each in rungs)

    def test_each_step_is_graded_and_in_its_order(self, cast: Cast) -> None:
        for each in ladder():
            steps = [each.written_at, each.sent_at, each.accepted_at, each.attended_at, each.engaged_at]
            known = [at for at in steps if at is not None]
            assert known == sorted(known)
            assert bool(each.attended_at) == bool(each.attended_proof)

    def test_are_brought_in_once(self, cast: Cast) -> None:
        before = ReferralEvent.objects.count()
        clinic = cast_agency(BEHAVIORAL_HEALTH)
        told = [object()]
        referrals.load(told=told, clinic=clinic, by=cast["cora"], manager=cast["carlos"], progress=silent)  # type: ignore[arg-type]
        assert ReferralEvent.objects.count() == before

    def test_of_two_services_that_were_asked_one_was_first_and_the_other_was_told(self, cast: Cast) -> None:
        with everything_let_through():
            second = list(Destination.objects.filter(ordinal=2).select_related("referral"))
            assert {"not_needed", "declined"} <= {each.state for each in second} <= {"not_needed", "declined", "sent"}
            for each in second:
                first = Destination.objects.get(referral=each.referral, ordinal=1)
                assert first.service_id != each.service_id
                assert (first.state == "accepted") == (each.state == "not_needed")
                assert not each.answered_at or first.sent_at <= each.answered_at <= first.answered_at

    def test_are_each_with_one_service_at_most(self, cast: Cast) -> None:
        with everything_let_through():
            taken = Destination.objects.filter(state="accepted").count()
            assert taken == Referral.objects.filter(accepted_at__isnull=False).count()
