"""Stamps of one call that stand the wrong way round: cleared before it arrived, assigned before it was queued."""

from dataclasses import dataclass

from coresponder.analysis.quality.counting import Counts, Expressions, count_where
from coresponder.analysis.quality.findings import OrderQuality, found
from coresponder.analysis.quality.wording import number, percent


@dataclass(frozen=True, kw_only=True)
class OrderRule:
    """Two stamps in the order in which they happen, and the words for the wrong order."""

    earlier: str
    later: str
    wrong: str
    impossible: bool = True

    @property
    def key(self) -> str:
        return f"{self.earlier}>{self.later}"


# Every neighboring pair of the life of a call, and the pairs further apart that an interval or a total rests on.
ORDER_RULES: tuple[OrderRule, ...] = (
    OrderRule(earlier="phone_pickup_at", later="queued_at", wrong="queued before the phone was picked up"),
    OrderRule(
        earlier="queued_at",
        later="call_taking_completed_at",
        wrong="through call-taking before they were queued",
        impossible=False,
    ),
    OrderRule(
        earlier="call_taking_completed_at",
        later="first_assigned_at",
        wrong="assigned while the call-taker was still entering them",
        impossible=False,
    ),
    OrderRule(earlier="phone_pickup_at", later="call_taking_completed_at", wrong="through call-taking before pick-up"),
    OrderRule(earlier="queued_at", later="first_assigned_at", wrong="assigned before they were queued"),
    OrderRule(earlier="received_at", later="first_assigned_at", wrong="assigned before they came in"),
    OrderRule(earlier="first_assigned_at", later="first_en_route_at", wrong="on the way before a unit was assigned"),
    OrderRule(earlier="first_en_route_at", later="first_arrived_at", wrong="arrived before anyone set out"),
    OrderRule(earlier="first_assigned_at", later="first_arrived_at", wrong="arrived before a unit was assigned"),
    OrderRule(earlier="received_at", later="first_arrived_at", wrong="arrived before they came in"),
    OrderRule(earlier="first_arrived_at", later="first_cleared_at", wrong="cleared before arrival"),
    OrderRule(earlier="first_assigned_at", later="first_cleared_at", wrong="cleared before a unit was assigned"),
    OrderRule(earlier="first_cleared_at", later="closed_at", wrong="closed before the first unit cleared"),
    OrderRule(earlier="first_assigned_at", later="closed_at", wrong="closed before a unit was assigned"),
    OrderRule(earlier="received_at", later="closed_at", wrong="closed before they came in"),
)


def expressions() -> Expressions:
    """What to count for every pair: how many have both stamps, and how many have them the wrong way round."""
    counts = {}
    for rule in ORDER_RULES:
        counts[f"{rule.key}:of"] = f"count({rule.later} < {rule.earlier})"
        counts[f"{rule.key}:wrong"] = count_where(f"{rule.later} < {rule.earlier}")
    return counts


def grade_orders(counts: Counts) -> tuple[OrderQuality, ...]:
    """Every pair of stamps that at least one call has both of."""
    return tuple(_graded(rule, counts) for rule in ORDER_RULES if counts[f"{rule.key}:of"])


def _graded(rule: OrderRule, counts: Counts) -> OrderQuality:
    wrong, of = counts[f"{rule.key}:wrong"], counts[f"{rule.key}:of"]
    return OrderQuality(
        earlier=rule.earlier,
        later=rule.later,
        impossible=rule.impossible,
        finding=found("impossible_order", count=wrong, of=of, sentence=_sentence(rule, wrong, of)),
    )


def _sentence(rule: OrderRule, wrong: int, of: int) -> str:
    if not wrong:
        return f"None of {number(of)} calls with both stamps was {rule.wrong}."
    verb = "was" if wrong == 1 else "were"
    sentence = f"{number(wrong)} of {number(of)} calls ({percent(wrong / of)}) {verb} {rule.wrong}."
    return sentence if rule.impossible else f"{sentence} Some agencies work in that order, so this is not graded."
