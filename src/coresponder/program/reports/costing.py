"""What is known of the cost of a report's period, as a proposal for whoever writes; nothing is guessed."""

from django.utils import timezone

from coresponder.program.costs.periods import periods
from coresponder.program.costs.queries.summary import cost_summary
from coresponder.program.reports.models import Report


def known_cost(report: Report) -> str:
    """The total in a sentence, with its cost set; nothing for other periods, or where nobody entered a budget."""
    same = (report.starts_on, report.ends_on)
    period = next((each for each in periods(timezone.localdate()) if (each.from_on, each.to_on) == same), None)
    found = cost_summary(period) if period else None
    return f"The program cost ${found.total:,.0f} in {found.period.words} ({found.cost_set})." if found else ""
