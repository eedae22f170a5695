"""What somebody on the team does until a day."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.partnerships.audit_events import ACTION_ADDED, ACTION_SETTLED
from coresponder.program.partnerships.models import ActionItem, Meeting, Member
from coresponder.program.partnerships.rules.meetings import ACTION_TRANSITIONS
from coresponder.program.partnerships.vocabulary.meetings import ActionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def add_action(*, text: str, owner: Member, due_on: date, meeting: Meeting | None = None, by: User) -> ActionItem:
    """Somebody will do something until a day."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not text.strip():
        raise UsageError("no_action", "It is not said what is to be done.", "Say it in a sentence.")
    added = ActionItem.objects.create(
        meeting=meeting, text=text.strip(), owner=owner, due_on=due_on, added_by=by, added_at=timezone.now()
    )
    record(ACTION_ADDED, by=by, about=f"action:{added.pk}", details={"due_on": due_on.isoformat()})
    return added


@transaction.atomic
def settle_action(
    *, action: ActionItem, state: ActionState, outcome: str, by: User, on: date | None = None
) -> ActionItem:
    """Done, dropped, or open again. `on` is the day on which that came about; today, where nothing else is said."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    action = ActionItem.objects.select_for_update().get(pk=action.pk)
    ACTION_TRANSITIONS.check(current=action.state, wanted=state)
    is_open = state == ActionState.OPEN
    if not is_open and not outcome.strip():
        raise UsageError("no_outcome", "It is not said what came of it.", "Say it in a sentence.")
    action.state, action.outcome = state, "" if is_open else outcome.strip()
    action.settled_on = None if is_open else on or timezone.localdate()
    action.save()
    record(ACTION_SETTLED, by=by, about=f"action:{action.pk}", details={"state": state.value})
    return action
