"""The sentence about money: never without cost set, grade of the comparison, and the chance that it is a loss."""

from coresponder.analysis.costs.effects import GRADES
from coresponder.analysis.costs.simulation import Simulated
from coresponder.kernel.errors import UsageError

WSIPP_CHANCE = 0.46  # of mobile crisis response, Washington State Institute for Public Policy, program 289


def saving_sentence(found: Simulated, period: str) -> str:
    """What the balance says of “period” (“2031”). UsageError where nothing says how the effects are known."""
    balance = found.balance
    if balance.grade is None:
        raise UsageError(
            "no_counterfactual",
            "No saving can be said without an effect, and no effect without how it is known.",
            "Take effects from measures, and grade them.",
        )
    word = "more than it cost" if balance.net >= 0 else "less than it cost"
    low, high = (_dollars(end) for end in found.net_range)
    return (
        f"In {period} what did not happen was worth {_dollars(abs(balance.net))} {word}, after new care was paid"
        f" (95% range: {low} to {high}); the chance that it was worth more than it cost is"
        f" {chance_said(found.chance_of_benefit)}, in cash alone {chance_said(found.chance_in_cash)}."
        f" How it is known: {GRADES[balance.grade]}."
        f" Cost set {balance.cost_set}.{_exact(balance.exact)}"
        " For mobile crisis teams the Washington State Institute for Public Policy found a chance of"
        f" {WSIPP_CHANCE:.0%}."
    )


def chance_said(share: float) -> str:
    """A chance in whole percent; 0% and 100% only where every draw went the same way."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


def _dollars(amount: float) -> str:
    sign = "−" if amount < 0 else ""
    return f"{sign}${abs(amount):,.0f}"


def _exact(items: tuple[str, ...]) -> str:
    return f" Taken as exact, because no range was given: {', '.join(items)}." if items else ""
