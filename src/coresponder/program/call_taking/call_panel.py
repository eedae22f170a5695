"""What a call's page shows of the question card and of 988."""

from typing import Any

from coresponder.program.call_taking.queries.cards import card_for
from coresponder.program.call_taking.queries.transfers import transfers_of
from coresponder.program.calls.models import Call
from coresponder.program.calls.page_panels import Panel
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may


def _content(user: User, call: Call) -> dict[str, Any]:
    card = card_for(user, call)
    return {
        "call": call,
        "next": next((each for each in card.asked if not each.said and each.why), None),
        "answers": card.answers,
        "transfers": transfers_of(user, call),
        "may_answer": may(user, Permission.ENTER_CALLS),
    }


PANEL = Panel(template="call_taking/call_panel.html", content=_content)
