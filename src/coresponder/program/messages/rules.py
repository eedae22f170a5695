"""Addresses: what one has to look like, how it is kept, and how it is shown without telling it."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from coresponder.kernel.errors import UsageError
from coresponder.program.messages.vocabulary import Channel

DIGITS, WITH_COUNTRY = 10, 11


def checked_address(to: str, channel: Channel) -> str:
    """The address as it is used; UsageError for one that cannot be right. The sentence does not repeat it."""
    return _checked_email(to) if channel == Channel.EMAIL else _checked_number(to)


def _checked_email(to: str) -> str:
    address = to.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise UsageError("no_email_address", "This is no e-mail address.", "Write it as name@place.example.") from None
    return address


def _checked_number(to: str) -> str:
    digits = re.sub(r"\D", "", to)
    if len(digits) == WITH_COUNTRY and digits.startswith("1"):
        digits = digits[1:]
    if len(digits) != DIGITS or digits[0] in "01" or digits[3] in "01":
        raise UsageError("no_phone_number", "This is no phone number.", "Write ten digits, the area code first.")
    return f"+1{digits}"


def masked(address: str, channel: Channel) -> str:
    """Enough of an address to tell two apart: first letters, or the last two digits."""
    if channel == Channel.TEXT:
        return f"••• ••• ••{address[-2:]}"
    name, _, place = address.partition("@")
    domain, _, top = place.rpartition(".")
    return f"{name[:1]}•••@{domain[:1]}•••.{top}"[:80]
