"""How the parts of a person's record are put in words."""

from typing import Any
from urllib.parse import urlencode

from django import template

from coresponder.program.people.models import PersonPart
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.access.reading import Shown
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied, Permission
from coresponder.safeguards.permissions.decisions import check
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

register = template.Library()


@register.inclusion_tag("people/person/part.html", takes_context=True)
def part(context: template.Context, shown: Shown) -> dict[str, Any]:
    """One part of the record: what it says, whose it is, when it was recorded, why it may be seen, what can be done."""
    user: User = context["request"].user
    return {
        "part": shown.part,
        "decision": shown.decision,
        "kind": shown.part._meta.model_name,
        "may_change": may_change(user, shown.part),
        "may_correct": may_change(user, shown.part) and shown.part._meta.model_name in CORRECTED,
    }


# A note and a safety fact are retired and written anew; what they said stays what was said.
CORRECTED = ("personname", "identityfact", "demographicfact", "socialfact")


def may_change(user: User, changed: Any) -> bool:
    """True when the person's agency owns it, and the role writes this class."""
    own = changed.owner_agency_id == user.agency_id and DataClass(changed.data_class) in classes_for(
        user.role, Deed.WRITE
    )
    return own and isinstance(changed, PersonPart) and (not changed.is_author_only or changed.author_id == user.pk)


@register.filter
def class_words(data_class: str) -> str:
    """A class of information, as a heading."""
    label = str(DataClass(data_class).label).split(":", maxsplit=1)[0]
    return label[:1].upper() + label[1:]


@register.simple_tag
def lane_query(purpose: Purpose, lane: str) -> str:
    """What stands after the question mark of an address that shows one lane for the same purpose."""
    return urlencode({"purpose": purpose.value, "lane": lane})


@register.filter
def ticks(number: int) -> range:
    """One for each, to draw them."""
    return range(number)


@register.simple_tag(takes_context=True)
def may_do(context: template.Context, permission: str) -> bool:
    """May the person who reads do this? For buttons."""
    try:
        check(context["request"].user, Permission(permission))
    except Denied:
        return False
    return True


@register.simple_tag(takes_context=True)
def may_write(context: template.Context, data_class: str) -> bool:
    """Does the role of the person who reads write parts of this class? For buttons."""
    user: User = context["request"].user
    return DataClass(data_class) in classes_for(user.role, Deed.WRITE)
