"""What was answered, handed over or said of a missed call goes with the call, and by no other way."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from coresponder.program.call_taking import demonstration as questions
from coresponder.program.call_taking.actions.answering import record_answers
from coresponder.program.call_taking.actions.transferring import offer_transfer
from coresponder.program.call_taking.models import Answer, Transfer, TransferStep
from coresponder.program.call_taking.vocabulary import Because, Direction
from coresponder.program.calls.actions.by_hand import close_call, enter_call
from coresponder.program.calls.forgetting import forget_call
from coresponder.program.calls.models import Call
from coresponder.program.coverage.models import MissedReason
from coresponder.program.coverage.vocabulary import Missed
from coresponder.safeguards.accounts.models import User


@pytest.fixture
def call(cora: User, dana: User) -> Call:
    """A call of which everything is known that these rooms keep."""
    questions.load(by=cora)
    call = enter_call(fields={"narrative": "He wants to talk."}, by=dana)
    record_answers(call=call, said={"what-helps": "Tea."}, seen_version=call.version, by=dana)
    offer_transfer(call=call, direction=Direction.TO_988, because=Because.WANTS_TO_TALK, by=dana)
    MissedReason.objects.create(call=call, reason=Missed.DECLINED, by=dana, at=timezone.now())
    return close_call(call=call, disposition="", by=dana)


def test_a_call_that_is_disposed_of_takes_answers_transfers_and_reasons_along(call: Call) -> None:
    forget_call(str(call.pk))
    assert not any(model.objects.exists() for model in (Call, Answer, Transfer, TransferStep, MissedReason))  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", [Answer, TransferStep, MissedReason])
def test_no_other_way_leads_past_the_database(call: Call, model: type[Answer]) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        model.objects.get().delete()
