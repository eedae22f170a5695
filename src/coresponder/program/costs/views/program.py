"""What the program costs in a period, on what it is spent, who pays, and what one contact costs."""

from decimal import Decimal
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.kernel.money import total
from coresponder.program.costs.content import BudgetLine, budget_of
from coresponder.program.costs.counting import counts_of
from coresponder.program.costs.missing import missing_of_program
from coresponder.program.costs.models import CostSetVersion
from coresponder.program.costs.periods import Period, periods
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.scenarios import newest_approved
from coresponder.program.costs.queries.summary import costs_for
from coresponder.program.costs.views.answering import period_asked
from coresponder.program.costs.vocabulary import Category, Payer
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

CONTACTS = "contacts_and_persons"
DEFINED_BY: Final = {"encounters": CONTACTS, "met": CONTACTS, "persons": CONTACTS, "reached": "coverage_of_eligible"}


@requires(Permission.VIEW_COSTS)
@require_GET
def program(request: SignedInRequest) -> HttpResponse:
    """The program's cost in one period."""
    period = period_asked(request)
    version, counts = newest_version(), counts_of(period)
    edits = may(request.user, Permission.EDIT_COSTS)
    content: dict[str, Any] = {
        "period": period,
        "periods": periods(timezone.localdate()),
        "cost_set": version,
        "counts": counts,
        "edits": edits,
        "missing": missing_of_program(period, version, counts) if edits else [],
        "approved": newest_approved(period),
        "costs": [(each, _defined_by(request, each.key)) for each in costs_for(version, counts)] if version else [],
    }
    return render(request, "costs/program.html", content | _sums(version, period))


def _defined_by(request: SignedInRequest, key: str) -> str:
    """The measure that says how such a number is counted, for whoever may read it."""
    return DEFINED_BY.get(key, "") if may(request.user, Permission.VIEW_OUTCOMES) else ""


def _sums(version: CostSetVersion | None, period: Period) -> dict[str, Any]:
    lines = budget_of(version, period.days) if version else []
    return {
        "lines": lines,
        "total": total(line.amount for line in lines),
        "low": total(line.low for line in lines),
        "high": total(line.high for line in lines),
        "in_kind": total(line.amount for line in lines if line.is_in_kind),
        "once": total(line.amount for line in lines if line.is_once),
        "by_category": [
            (category.label, *_parts([line for line in lines if line.category == category]))
            for category in Category
            if any(line.category == category for line in lines)
        ],
        "by_payer": [
            (payer.label, *_parts([line for line in lines if line.payer == payer]))
            for payer in Payer
            if any(line.payer == payer for line in lines)
        ],
    }


def _parts(lines: list[BudgetLine]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """In money every period, in money one time, in kind, and together."""
    money = [line for line in lines if not line.is_in_kind]
    return (
        total(line.amount for line in money if not line.is_once),
        total(line.amount for line in money if line.is_once),
        total(line.amount for line in lines if line.is_in_kind),
        total(line.amount for line in lines),
    )
