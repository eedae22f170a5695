"""Writing the questions."""

from typing import Any

from django.db import connection, transaction

from coresponder.kernel.errors import StateError
from coresponder.program.call_taking.audit_events import QUESTIONS_SAVED
from coresponder.program.call_taking.bank import read_bank
from coresponder.program.call_taking.models import QuestionBank
from coresponder.program.call_taking.queries.cards import newest_bank
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

# Two people who save at once get two numbers. Any number will do that nothing else locks on.
ONE_AT_A_TIME = 7_201_911_911


@transaction.atomic
def save_questions(*, content: Any, seen_number: int, by: User) -> QuestionBank:
    """Keep the questions as the next version, which is asked from now on. Saving an earlier one again undoes a change.

    `seen_number` is the version that the person saw; refused where somebody else has saved another one since.
    """
    check(by, Permission.WRITE_CRITERIA)
    questions = read_bank(content)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    last = newest_bank()
    number = last.number if last else 0
    if number != seen_number:
        raise StateError(
            "questions_changed_meanwhile", "Somebody else changed the questions meanwhile.", "Look at them once more."
        )
    saved = QuestionBank.objects.create(number=number + 1, content=content, saved_by=by)
    details = {"number": saved.number, "questions": len(questions)}
    record(QUESTIONS_SAVED, by=by, about=f"questions:{saved.number}", details=details)
    return saved
