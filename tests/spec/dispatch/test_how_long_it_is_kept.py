"""What a team did for a call goes with the call; a handover is disposed of by a rule of its own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.calls.forgetting import forget_call
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.handovers import add_line, draft_handover
from coresponder.program.dispatch.actions.safety import ask_for_help
from coresponder.program.dispatch.models import Assignment, Handover, HandoverLine, SafetyAlert, StatusEvent
from coresponder.program.dispatch.retention import drafted, forget_handover
from coresponder.program.dispatch.vocabulary import Step
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.keys import key_to_read
from tests.spec.dispatch.conftest import Tap
from tests.support import dispatching


def test_a_call_that_is_disposed_of_takes_what_teams_did_for_it_along_and_leaves_the_alert(
    assignment: Assignment, clara: User, tap: Tap
) -> None:
    tap(assignment, Step.EN_ROUTE, clara)
    ask_for_help(by=clara, alert_id=uuid4())
    forget_call(str(dispatching.close(assignment.call).pk))
    assert not (Call.objects.exists())
    assert not (Assignment.objects.exists())
    assert not (StatusEvent.objects.exists())
    assert SafetyAlert.objects.get().assignment is None


def test_no_other_way_leads_past_the_database(assignment: Assignment) -> None:
    with pytest.raises(Exception, match="never changed"), transaction.atomic():
        assignment.delete()


def test_a_handover_is_due_after_its_time_and_its_words_cannot_be_read_again(dana: User) -> None:
    found = draft_handover(by=dana)
    add_line(handover=found, text="All is quiet.", by=dana)
    assert not list(drafted(before=timezone.now() - timedelta(days=1)))
    assert [due.id for due in drafted(before=timezone.now() + timedelta(days=1))] == [str(found.pk)]
    forget_handover(str(found.pk))
    assert not (Handover.objects.exists())
    assert not (HandoverLine.objects.exists())
    with pytest.raises(StateError):
        key_to_read(f"handover:{found.pk}")
