"""How well the values of a candidate suit a field, whatever the header says.

Each rule gives three things: `fit`, 0 where the values rule the field out and 1 where they are just what it holds;
`speaks`, how strongly the values alone would name the field; and a phrase that says what was seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from statistics import median

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.headers import means
from coresponder.formats.cad.proposing.looks import CALL_SIGN, COMMONEST, EMAIL, LINK, PHONE, ColumnLook

MOST_PRIORITIES = 15
MOST_SOURCES = 40
MOST_AREAS = 400
NAMES_ITSELF = 0.6  # how loudly “Precinct 5” says that it is a district
UNITED_STATES_DEGREES = {"latitude": (17.0, 72.0), "longitude": (-180.0, -64.0)}
DEGREES = {"latitude": 90.0, "longitude": 180.0}


@dataclass(frozen=True, kw_only=True)
class Fit:
    """How well values suit a field, how loudly they say so by themselves, and what was seen."""

    fit: float
    speaks: float = 0.0
    said: str = ""


NO_FIT = Fit(fit=0.0)


def fit(candidate: Candidate, field: str) -> Fit:
    """How well the candidate's values suit the field."""
    if candidate.kind in ("latitude", "longitude", "address"):
        return _fit_of_joined(candidate, field)
    if not candidate.look.filled:
        return Fit(fit=0.5, said="the column is empty in the rows looked at")
    if field in STAMP_FIELDS:
        return _stamp(candidate.look, field)
    plainly_dates = candidate.look.stamp.has_date and not candidate.look.stamp.only_digits
    if plainly_dates and field not in ("personal", "ignored"):
        return NO_FIT
    return RULES[field](candidate)


def _fit_of_joined(candidate: Candidate, field: str) -> Fit:
    if field != candidate.kind:
        return NO_FIT
    said = "the columns together make an address" if field == "address" else "the column holds points"
    return Fit(fit=1.0, speaks=0.85, said=said)


def _stamp(look: ColumnLook, field: str) -> Fit:
    reading = look.stamp
    if reading.is_epoch or not reading.has_date:
        return NO_FIT
    said = f"{reading.share:.0%} of values are dates with times"
    if not reading.has_time:
        return _day_only(field)
    return Fit(fit=reading.share, speaks=0.0, said=said)


def _day_only(field: str) -> Fit:
    """A day without a time can only ever say when a call came in, and says that badly."""
    if field != "received_at":
        return NO_FIT
    return Fit(fit=0.25, said="the values are days without a time, so that hours cannot be shown")


def _event_number(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.filled_share < 0.9 or look.decimal_share > 0.5 or look.mean_words > 2.5 or look.digit_share < 0.9:
        return NO_FIT
    unique = look.unique_share
    said = f"{unique:.0%} of values come only once"
    if unique < 0.2:
        return NO_FIT
    return Fit(fit=unique, speaks=0.35 if unique > 0.97 and look.longest >= 4 else 0.0, said=said)


def _type(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct < 2 or look.unique_share > 0.9 or look.mean_words > 9 or _is_number_like(look) or _is_yes_no(look):
        return _tiny(look)
    spoken = look.share_in("call_type")
    rivals = max(look.share_in("call_source"), look.share_in("place_type")) if look.distinct <= MOST_SOURCES else 0.0
    said = f"{spoken:.0%} of values are words for kinds of calls"
    return Fit(fit=max(0.15, min(1.0, 0.55 + spoken / 2 - rivals * 0.6)), speaks=0.5 * _lead(spoken, rivals), said=said)


def _initial_type(candidate: Candidate) -> Fit:
    """As a final type, but values alone never say that a type is the first one."""
    return replace(_type(candidate), speaks=0.0)


def _tiny(look: ColumnLook) -> Fit:
    """Few rows cannot rule a text out; numbers and many different texts can."""
    return Fit(fit=0.6) if len(look.filled) < 20 and look.letter_share > 0.9 and look.mean_words < 6 else Fit(fit=0.05)


def _disposition(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.unique_share > 0.9 or look.mean_words > 10 or _is_number_like(look):
        return _tiny(look)
    spoken = look.share_in("disposition")
    types = look.share_in("call_type")
    said = f"{spoken:.0%} of values are words for how calls end"
    return Fit(fit=min(1.0, 0.6 + spoken / 2), speaks=0.5 * _lead(spoken, types), said=said)


def _lead(spoken: float, rival: float) -> float:
    return max(0.0, spoken - rival) if spoken > 0.3 else 0.0


def _priority(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct > MOST_PRIORITIES or look.longest > 25:
        return Fit(fit=0.1)
    worded = look.share_in("priority")
    short = look.longest <= 3
    said = f"{look.distinct} different values" + (", all short" if short else "")
    return Fit(fit=1.0 if short or worded > 0.5 else 0.5, speaks=0.3 if worded > 0.8 and not short else 0.0, said=said)


def _call_source(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct > MOST_SOURCES or look.mean_words > 5:
        return Fit(fit=0.05)
    if _is_yes_no(look):
        return Fit(fit=0.8, said="the values are yes and no")
    spoken = look.share_in("call_source")
    said = f"{spoken:.0%} of values are words for how calls reach dispatch"
    return Fit(fit=max(0.3, spoken), speaks=0.8 * _lead(spoken, look.share_in("call_type") / 2), said=said)


def _flag(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct > 6 or look.share_in("call_type") > 0.9:
        return Fit(fit=0.1)
    spoken = look.share_in("mental")
    fit_share = 1.0 if _is_yes_no(look) or spoken > 0.5 else 0.4
    return Fit(fit=fit_share, speaks=0.4 * spoken, said="the values are yes and no" if _is_yes_no(look) else "")


def _cancel_reason(candidate: Candidate) -> Fit:
    look = candidate.look
    return Fit(fit=1.0 if look.filled_share < 0.5 else 0.6, said=f"{1 - look.filled_share:.0%} of rows are empty")


def _address(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.letter_share < 0.5 or look.distinct < 2 or look.share_of(EMAIL) + look.share_of(LINK) > 0.5:
        return NO_FIT
    whole = look.looks_like_address
    few = 0.4 if look.distinct < 30 <= len(look.filled) else 1.0
    said = f"{whole:.0%} of values look like a street address or a crossing"
    return Fit(fit=(0.45 + 0.55 * whole) * few, speaks=0.75 * whole * few, said=said)


def _place_type(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct > 150 or look.unique_share > 0.5 or look.letter_share < 0.5:
        return Fit(fit=0.1)
    spoken = look.share_in("place_type")
    said = f"{spoken:.0%} of values are kinds of places"
    return Fit(fit=0.4 + 0.6 * spoken, speaks=0.45 * _lead(spoken, look.share_in("call_type")), said=said)


def _degrees(name: str) -> Callable[[Candidate], Fit]:
    """Numbers with decimals inside the range of the field; most loudly where the United States lie."""
    low, high = UNITED_STATES_DEGREES[name]

    def rule(candidate: Candidate) -> Fit:
        look = candidate.look
        inside = [number for number in look.numbers if abs(number) <= DEGREES[name]]
        if look.number_share < 0.8 or len(inside) < 0.8 * len(look.filled) or look.decimal_share < 0.5:
            return NO_FIT
        here = sum(low <= number <= high for number in inside) / len(inside)
        said = f"{len(inside) / len(look.filled):.0%} of values are degrees, half of them below {median(inside):.1f}"
        return Fit(fit=0.5 + here / 2, speaks=0.6 * here if look.distinct > 10 else 0.0, said=said)

    return rule


def _area(name: str) -> Callable[[Candidate], Fit]:
    """An area, and the more so where the values themselves say which kind: “Precinct 5”, “Sector C”."""

    def rule(candidate: Candidate) -> Fit:
        look, plain = candidate.look, _any_area(candidate)
        named = sum(times for value, times in look.counts.most_common(COMMONEST) if means(value, name))
        share = named / max(1, len(look.filled))
        said = f"{plain.said}, {share:.0%} of values are called {name}" if share > 0.5 else plain.said
        return replace(plain, speaks=NAMES_ITSELF * share * plain.fit, said=said)

    return rule


def _any_area(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.distinct > MOST_AREAS or look.unique_share > 0.5 or look.longest > 40 or look.mean_words > 5:
        return _tiny_area(look)
    if look.share_in("call_type") > 0.6 or look.looks_like_address > 0.5:
        return Fit(fit=0.3)
    return Fit(fit=1.0, said=f"{look.distinct} different areas" if look.distinct > 1 else "one area only")


def _tiny_area(look: ColumnLook) -> Fit:
    return Fit(fit=0.9) if len(look.filled) < 20 and look.longest <= 12 else Fit(fit=0.05)


def _unit(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.mean_words > 2.5 or look.names_people > 0.3 or look.longest > 30 or look.digit_share < 0.4:
        return Fit(fit=0.05)
    signs = look.share_of(CALL_SIGN)
    return Fit(fit=0.4 + 0.6 * signs, said=f"{signs:.0%} of values look like call signs")


def _unit_order(candidate: Candidate) -> Fit:
    numbers = candidate.look.numbers
    whole = candidate.look.number_share > 0.95 and all(number >= 0 and number == int(number) for number in numbers)
    small = whole and max(numbers) <= 500
    return Fit(fit=1.0, said="the values count up from 1") if small else NO_FIT


def _personal(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.stamp.share > 0.8 and not means(candidate.label, "born"):
        return NO_FIT
    phones, mails = look.share_of(PHONE), look.share_of(EMAIL)
    if phones > 0.5 and look.decimal_share < 0.1 and not (look.number_share > 0.9 and look.unique_share > 0.99):
        return Fit(fit=1.0, speaks=0.85, said="the values look like telephone numbers")
    if mails > 0.3:
        return Fit(fit=1.0, speaks=0.9, said="the values look like e-mail addresses")
    if look.names_people > 0.25:
        return Fit(fit=1.0, speaks=min(0.9, 0.4 + look.names_people), said="the values look like people’s names")
    if _is_free_text(look):
        return Fit(fit=1.0, speaks=0.62, said="the values are free text that may describe a person")
    return Fit(fit=0.8)


def _is_free_text(look: ColumnLook) -> bool:
    wordy = look.mean_words >= 5 and look.mean_length >= 28
    return wordy and look.unique_share > 0.5 and look.looks_like_address < 0.5 and look.share_of(LINK) < 0.5


def _ignored(candidate: Candidate) -> Fit:
    look = candidate.look
    if look.share_of(LINK) > 0.5:
        return Fit(fit=1.0, speaks=0.9, said="the values are links")
    if look.distinct == 1 and len(look.filled) > 20:
        return Fit(fit=1.0, speaks=0.6, said="every row has the same value")
    if look.stamp.is_epoch:
        return Fit(fit=1.0, speaks=0.6, said="the values count seconds since 1970, which a profile cannot read")
    return Fit(fit=1.0)


def _is_number_like(look: ColumnLook) -> bool:
    return look.decimal_share > 0.5


def _is_yes_no(look: ColumnLook) -> bool:
    return look.distinct <= 3 and look.share_in("yes") + look.share_in("no") > 0.95


RULES: Mapping[str, Callable[[Candidate], Fit]] = {
    "event_number": _event_number,
    "initial_type": _initial_type,
    "final_type": _type,
    "priority": _priority,
    "initial_priority": _priority,
    "disposition": _disposition,
    "cancel_reason": _cancel_reason,
    "flag": _flag,
    "call_source": _call_source,
    "address": _address,
    "place_type": _place_type,
    "latitude": _degrees("latitude"),
    "longitude": _degrees("longitude"),
    "beat": _area("beat"),
    "sector": _area("sector"),
    "district": _area("district"),
    "unit": _unit,
    "unit_order": _unit_order,
    "personal": _personal,
    "ignored": _ignored,
}
