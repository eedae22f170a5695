"""How a part and what may be done about it are put in words."""

from typing import Any

from django import template

from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.queries.reading import SeenPart
from coresponder.program.encounters.vocabulary import PartState
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass, Deed

register = template.Library()
TONES = {
    PartState.FILED: ("neutral", "file"),
    PartState.RETURNED: ("attention", "attention"),
    PartState.REVIEWED: ("good", "check"),
}


@register.inclusion_tag("web/components/badge.html")
def filing_badge(filing: PartFiling) -> dict[str, Any]:
    """The state of a filing, as a word."""
    state = PartState(filing.state)
    tone, icon = TONES.get(state, ("neutral", "draft"))
    return {"word": state.label.capitalize(), "tone": tone, "icon": icon}


@register.simple_tag
def is_reviewable(seen: SeenPart, user: User) -> bool:
    """Whether somebody may say that this part stands: a colleague's, filed, the only copy, and not shown twice."""
    filing = seen.filing
    is_open = filing.state == PartState.FILED and not seen.has_copies and filing.author_id != user.pk
    return is_open and _is_main(seen) and _is_own(seen, user)


@register.simple_tag
def is_amendable(seen: SeenPart, user: User) -> bool:
    """Whether somebody may add to this part."""
    return seen.filing.state == PartState.REVIEWED and _is_main(seen) and _is_own(seen, user)


def _is_main(seen: SeenPart) -> bool:
    """The legal half of an officer's part goes with the other half."""
    return bool(seen.answers.data_class != DataClass.CRIMINAL_JUSTICE)


def _is_own(seen: SeenPart, user: User) -> bool:
    writes = DataClass(seen.answers.data_class) in classes_for(user.role, Deed.WRITE)
    return bool(seen.answers.owner_agency_id == user.agency_id and writes)
