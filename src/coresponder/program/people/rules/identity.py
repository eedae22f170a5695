"""How what tells who somebody is, is written, so that it can be found again."""

import re
from datetime import date

from coresponder.kernel.errors import UsageError
from coresponder.program.people.vocabulary.identity import DETAILS_OF, IdentityKind

PHONE_DIGITS = 10
WIDEST_YEARS = 20
OLDEST = 1900


def normalized(kind: IdentityKind, value: str, *, today: date) -> str:
    """The value as it is stored; UsageError, without the value, where it is not one."""
    value = value.strip()
    if kind == IdentityKind.BIRTH_DATE:
        return _birth_date(value, today).isoformat()
    if kind == IdentityKind.BIRTH_YEARS:
        return _birth_years(value, today)
    if kind == IdentityKind.PHONE:
        return _phone(value)
    if not value:
        raise UsageError("nothing_written", "Nothing was written.", "Write it, or leave the page.")
    return value


def check_detail(kind: IdentityKind, detail: str) -> None:
    """UsageError where the detail is none of this kind's."""
    details = DETAILS_OF.get(kind)
    if detail and (details is None or detail not in details.values):
        raise UsageError("detail_of_another_kind", "That type does not belong to this kind of fact.", "Choose another.")
    if details is not None and kind == IdentityKind.IDENTIFIER and not detail:
        raise UsageError("system_missing", "It is not said which system the number is from.", "Choose the system.")


def _birth_date(value: str, today: date) -> date:
    try:
        born = date.fromisoformat(value)
    except ValueError:
        born = _american(value)
    if not date(OLDEST, 1, 1) <= born <= today:
        raise UsageError("birth_date_impossible", "That birth date is not possible.", "Check the year.")
    return born


def _american(value: str) -> date:
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", value)
    try:
        if found:
            return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise UsageError("no_date", "That is not a date.", "Write it as month/day/year, for example 3/31/1984.")


def _birth_years(value: str, today: date) -> str:
    found = re.fullmatch(r"(\d{4})(?:\s*(?:-|–|to)\s*(\d{4}))?", value)
    if not found:
        raise UsageError("no_years", "Those are not two years.", "Write them as 1980-1990.")
    first, last = int(found[1]), int(found[2] or found[1])
    if not OLDEST <= first <= last <= today.year or last - first > WIDEST_YEARS:
        raise UsageError("years_impossible", "Those years are not possible.", f"At most {WIDEST_YEARS} years apart.")
    return f"{first}-{last}"


def _phone(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    digits = digits[1:] if len(digits) == PHONE_DIGITS + 1 and digits.startswith("1") else digits
    if len(digits) != PHONE_DIGITS:
        raise UsageError("no_phone", "That is not a phone number of ten digits.", "Write it with its area code.")
    return digits
