"""What is known of the cost of a report's months, with the cost set that says so; nothing is guessed.

The total is of the budget over the same days. A saving is said only where somebody approved a scenario of exactly these
days, with the grade of its comparison; else the report does not say it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from coresponder.analysis.costs import Days
from coresponder.kernel.money import dollars, total
from coresponder.program.costs.content import budget_of
from coresponder.program.costs.models import CostSetVersion
from coresponder.program.costs.periods import periods
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.queries.scenarios import newest_approved
from coresponder.program.costs.vocabulary import GradeOf, Kind
from coresponder.program.reports.models import Report


def cost_of(report: Report) -> dict[str, Any]:
    """What a report keeps: total, what of it was given in kind, cost set, and the saving where one was approved.

    Nothing where nobody entered what the program costs, or where the budget begins only within these months.
    """
    days, version = Days(first_on=report.starts_on, last_on=report.ends_on), newest_version()
    lines = budget_of(version, days) if version and _covers(version, days) else []
    if version is None or not lines:
        return {}
    return {
        "total": str(total(line.amount for line in lines)),
        "in_kind": str(total(line.amount for line in lines if line.is_in_kind)),
        "cost_set": version.label,
        "saving": _saving(report),
    }


def _covers(version: CostSetVersion, days: Days) -> bool:
    """Whether the budget begins no later than the days, so that no month of them is left out."""
    begins = [date.fromisoformat(row["from_on"]) for row in version.content if row["kind"] == Kind.PROGRAM]
    return bool(begins) and min(begins) <= days.first_on


def _saving(report: Report) -> dict[str, Any] | None:
    same = (report.starts_on, report.ends_on)
    period = next((each for each in periods(timezone.localdate()) if (each.from_on, each.to_on) == same), None)
    approved = newest_approved(period) if period else None
    if approved is None:
        return None
    names = ("net", "net_low", "net_high", "chance_of_benefit", "grade", "cost_set", "sentence")
    return {name: approved.result[name] for name in names}


def cost_sentence(cost: Mapping[str, Any]) -> str:
    """The total in plain words, with its cost set; nothing where it is not known."""
    if not cost:
        return ""
    in_kind = float(cost["in_kind"])
    rest = f" Of this, {dollars(in_kind)} was given as time or rooms, not money." if in_kind else ""
    return f"The program cost {dollars(Decimal(cost['total']))} in this time (cost set {_number(cost)}).{rest}"


def _number(cost: Mapping[str, Any]) -> str:
    """“no. 3” of “no. 3 (324f3fd9bbb5)”; the fingerprint stands with the cost set."""
    return str(cost["cost_set"]).partition(" (")[0]


def saving_sentence(cost: Mapping[str, Any]) -> str:
    """Whether it saved money: by an approved scenario with its grade, else that this is not known."""
    saving = cost.get("saving") if cost else None
    if not saving:
        return "We do not know if it saved money. No one has worked that out for this time."
    more = "more" if float(saving["net"]) >= 0 else "less"
    return (
        f"What did not happen was worth {dollars(abs(Decimal(saving['net'])))} {more} than the program cost. It may"
        f" be from {dollars(Decimal(saving['net_low']))} to {dollars(Decimal(saving['net_high']))}. How this is known:"
        f" {GradeOf(saving['grade']).label} (cost set {_number(saving)})."
    )
