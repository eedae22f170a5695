"""In force means: to the day.

The first day opens at midnight where the program is, the last day closes at its end, and neither waits for anybody to
notice. A worker writes it down, and `manage.py keep_agreement_days` does where no worker runs.
"""

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, POLICE
from coresponder.kernel.errors import StateError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.signing import sign
from coresponder.safeguards.agreements.actions.starting import keep_to_the_days
from coresponder.safeguards.agreements.actions.stopping import resume_agreement
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import terms_in_force
from coresponder.safeguards.agreements.tasks import keep_agreements_to_their_days
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.spec.safeguards.agreements.conftest import decision
from tests.support.agreements import agreed, in_force, sign_all, suspended, term

SAFETY = (POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)
FIRST, LAST = date(2026, 3, 7), date(2026, 3, 9)


def chicago(month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment in the zone of the program. The clocks go forward in the night to March 8, 2026."""
    return datetime(2026, month, day, hour, minute, second, tzinfo=ZoneInfo("America/Chicago"))


@pytest.fixture
def spring(db: None) -> Agreement:
    """Signed in February, for three days in March."""
    with time_machine.travel(chicago(2, 1, 12), tick=False):
        return sign_all(agreed(term(*SAFETY), starts_on=FIRST, ends_on=LAST))


def state_of(agreement: Agreement) -> str:
    """As it stands in the database."""
    agreement.refresh_from_db()
    return agreement.state


class TestTheFirstDay:
    def test_opens_at_midnight_where_the_program_is(self, spring: Agreement, clara: User) -> None:
        with time_machine.travel(chicago(3, 6, 23, 59, 59), tick=False):
            assert keep_to_the_days() == (0, 0)
            assert not decision(clara).is_allowed
        with time_machine.travel(chicago(3, 7, 0), tick=False):
            assert keep_to_the_days() == (1, 0)
            assert decision(clara).is_allowed

    def test_is_written_down_once_with_who_signed_last(self, spring: Agreement, cora: User) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            assert [keep_to_the_days(), keep_to_the_days()] == [(1, 0), (0, 0)]
        event = AuditEvent.objects.get(event="agreement.in_force")
        assert (event.about, event.by_id) == (f"agreement:{spring.pk}", cora.pk)

    def test_that_has_come_already_opens_with_the_last_signature(
        self, waiting: Agreement, sol: User, sade: User
    ) -> None:
        sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        last = sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sade)
        assert last.state == AgreementState.IN_FORCE

    def test_is_noticed_by_the_worker(self, spring: Agreement) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            keep_agreements_to_their_days(0)
        assert state_of(spring) == AgreementState.IN_FORCE

    def test_is_noticed_by_the_command(self, spring: Agreement) -> None:
        said = StringIO()
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            call_command("keep_agreement_days", stdout=said)
        assert said.getvalue() == "1 came into force, 0 ended with their last day.\n"


class TestTheLastDay:
    def test_counts_to_its_end_and_not_a_second_longer(self, spring: Agreement, clara: User) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            keep_to_the_days()
        with time_machine.travel(chicago(3, 9, 23, 59, 59), tick=False):
            assert decision(clara).is_allowed
        with time_machine.travel(chicago(3, 10, 0), tick=False):
            assert not decision(clara).is_allowed
            assert state_of(spring) == AgreementState.IN_FORCE

    def test_is_written_down_afterwards(self, spring: Agreement) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            keep_to_the_days()
        with time_machine.travel(chicago(3, 10, 8), tick=False):
            assert [keep_to_the_days(), keep_to_the_days()] == [(0, 1), (0, 0)]
        assert state_of(spring) == AgreementState.ENDED
        assert AuditEvent.objects.filter(event="agreement.over").count() == 1

    def test_of_what_nobody_brought_into_force_ends_it_unopened(self, spring: Agreement) -> None:
        with time_machine.travel(chicago(4, 1, 8), tick=False):
            assert keep_to_the_days() == (0, 1)
        assert state_of(spring) == AgreementState.ENDED

    def test_cannot_be_outlived_by_resuming(self, priya: User) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            agreement = suspended(term(*SAFETY), starts_on=FIRST, ends_on=LAST)
        with time_machine.travel(chicago(3, 10, 8), tick=False), pytest.raises(StateError, match="last day has passed"):
            resume_agreement(agreement=agreement, by=priya)

    def test_once_over_nobody_signs(self, sol: User) -> None:
        with time_machine.travel(chicago(3, 7, 8), tick=False):
            agreement = agreed(term(*SAFETY), starts_on=FIRST, ends_on=LAST)
        with time_machine.travel(chicago(3, 10, 8), tick=False), pytest.raises(StateError, match="last day has passed"):
            sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=sol)


def test_without_a_last_day_it_holds_until_somebody_ends_it(db: None) -> None:
    in_force(term(*SAFETY))
    assert terms_in_force(datetime(2099, 1, 1, tzinfo=ZoneInfo("UTC"))).count() == 1
