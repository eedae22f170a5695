"""Which messages there are, and how many of them in which state."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from coresponder.program.messages.models import Message
from coresponder.program.messages.vocabulary import MessageState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

GIVEN_UP_DAYS = 7


def messages_for(user: User, *, state: str = "") -> "QuerySet[Any]":
    """Every message, the newest first; of one state where one is given."""
    check(user, Permission.LOOK_AFTER_MESSAGES)
    found = Message.objects.select_related("asked_by").defer("to", "values")
    return found.filter(state=state) if state in MessageState.values else found


def counts_by_state(user: User) -> dict[str, int]:
    """How many messages are in which state."""
    check(user, Permission.LOOK_AFTER_MESSAGES)
    return dict(Message.objects.order_by().values_list("state").annotate(size=Count("pk")))


def messages_about(about: str) -> list[Message]:
    """The messages about one thing, the newest first, for the page of that thing. Whoever calls has checked access."""
    return list(Message.objects.filter(about=about).defer("to", "values"))


def has_given_up_lately(user: User) -> bool:
    """Whether a message was given up within a week."""
    since = timezone.now() - timedelta(days=GIVEN_UP_DAYS)
    return Message.objects.filter(state=MessageState.GIVEN_UP, over_at__gte=since).exists()
