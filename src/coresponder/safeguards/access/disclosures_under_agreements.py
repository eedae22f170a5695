"""What an agreement did open: counted from the ledger of disclosures, never a person named.

Exact for whoever may see disclosures. Everybody else reads steps (“11 to 50”) instead of counts, so that no count under
11 is told, and none can be worked out from the others or from the same page a day later.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.presenting import short_class
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.vocabulary import DataClass, Purpose

SMALLEST_TOLD = 11
STEPS = ((11, 50), (51, 200), (201, 1000))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: how often, and about how many persons, as this reader may know it."""

    label: str
    times: str
    persons: str


@dataclass(frozen=True, kw_only=True)
class OpenedSoFar:
    """What was disclosed under an agreement, by recipient, class, purpose and month."""

    is_exact: bool
    total: Line | None
    by_recipient: tuple[Line, ...]
    by_class: tuple[Line, ...]
    by_purpose: tuple[Line, ...]
    by_month: tuple[Line, ...]


def opened_by(agreement: Agreement, *, by: User) -> OpenedSoFar:
    """The counts, for a member of the program."""
    check(by, Permission.VIEW_AGREEMENTS)
    exact = may(by, Permission.VIEW_DISCLOSURES)
    ledger = Disclosure.objects.filter(opened_by=f"agreement:{agreement.pk}").order_by()
    counted = ledger.aggregate(times=Count("pk"), persons=Count("person_id", distinct=True))
    return OpenedSoFar(
        is_exact=exact,
        total=_line("All", counted["times"], counted["persons"], exact) if counted["times"] else None,
        by_recipient=tuple(_lines(ledger, "recipient__name", exact)),
        by_class=tuple(_by_class(ledger, exact)),
        by_purpose=tuple(_by_purpose(ledger, exact)),
        by_month=tuple(_by_month(ledger, exact)),
    )


def told(count: int, *, is_exact: bool) -> str:
    """A count as somebody may know it."""
    if is_exact:
        return f"{count:,}"
    if count < SMALLEST_TOLD:
        return f"fewer than {SMALLEST_TOLD}"
    return next((f"{low:,} to {high:,}" for low, high in STEPS if count <= high), f"more than {STEPS[-1][1]:,}")


def _lines(ledger: QuerySet[Disclosure], column: str, exact: bool) -> Iterable[Line]:
    counted = ledger.values_list(column).annotate(times=Count("pk"), persons=Count("person_id", distinct=True))
    for value, times, persons in counted.order_by(column):
        yield _line(str(value or "an agency that is not known"), times, persons, exact)


def _by_purpose(ledger: QuerySet[Disclosure], exact: bool) -> Iterable[Line]:
    for line in _lines(ledger, "purpose", exact):
        yield Line(label=Purpose(line.label).label, times=line.times, persons=line.persons)


def _by_class(ledger: QuerySet[Disclosure], exact: bool) -> Iterable[Line]:
    """One disclosure may hold several classes, and counts in each."""
    for data_class in DataClass:
        named = Q(data_classes__contains=[data_class.value])
        counted = ledger.filter(named).aggregate(times=Count("pk"), persons=Count("person_id", distinct=True))
        if counted["times"]:
            yield _line(short_class(data_class), counted["times"], counted["persons"], exact)


def _by_month(ledger: QuerySet[Disclosure], exact: bool) -> Iterable[Line]:
    months = ledger.annotate(month=TruncMonth("at")).values("month")
    counted = months.annotate(times=Count("pk"), persons=Count("person_id", distinct=True))
    for each in counted.order_by("month"):
        yield _line(f"{each['month']:%B %Y}", each["times"], each["persons"], exact)


def _line(label: str, times: int, persons: int, exact: bool) -> Line:
    return Line(label=label, times=told(times, is_exact=exact), persons=told(persons, is_exact=exact))
