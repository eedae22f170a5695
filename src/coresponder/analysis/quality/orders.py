"""Stamps of one call that stand the wrong way round: cleared before it arrived, assigned before it was queued."""

from dataclasses import dataclass

from coresponder.analysis.quality.counting import Counts, Expressions, count_where
from coresponder.analysis.quality.findings import OrderQuality, found
from coresponder.analysis.quality.wording import number, percent

MOSTLY = 0.5  # where more calls than not are wrong, the mistake is in the mapping


@dataclass(frozen=True, kw_only=True)
class OrderRule:
    """Two stamps in the order in which they happen, and what calls did that have them in the wrong one.

    `impossible` is false where an agency may work in the other order.
    """

    earlier: str
    later: str
    wrong: str
    impossible: bool = True

    @property
    def key(self) -> str:
        return f"{self.earlier}>{self.later}"


def _rule(earlier: str, later: str, wrong: str, *, impossible: bool = True) -> OrderRule:
    return OrderRule(earlier=earlier, later=later, wrong=wrong, impossible=impossible)


# Every neighboring pair of the life of a call, and the pairs further apart that an interval or a total rests on.
ORDER_RULES: tuple[OrderRule, ...] = (
    _rule("phone_pickup_at", "queued_at", "entered the queue before the phone was picked up"),
    _rule("queued_at", "call_taking_completed_at", "left call-taking before entering the queue", impossible=False),
    _rule(
        "call_taking_completed_at",
        "first_assigned_at",
        "had a unit assigned before call-taking ended",
        impossible=False,
    ),
    _rule("phone_pickup_at", "call_taking_completed_at", "left call-taking before the phone was picked up"),
    _rule("queued_at", "first_assigned_at", "had a unit assigned before entering the queue"),
    _rule("received_at", "first_assigned_at", "had a unit assigned before coming in"),
    _rule("first_assigned_at", "first_en_route_at", "had a unit on its way before one was assigned"),
    _rule("first_en_route_at", "first_arrived_at", "had a unit arrive before one set out"),
    _rule("first_assigned_at", "first_arrived_at", "had a unit arrive before one was assigned"),
    _rule("received_at", "first_arrived_at", "had a unit arrive before coming in"),
    _rule("first_arrived_at", "first_cleared_at", "had a unit clear before one arrived"),
    _rule("first_assigned_at", "first_cleared_at", "had a unit clear before one was assigned"),
    _rule("first_cleared_at", "closed_at", "closed before the first unit cleared"),
    _rule("first_assigned_at", "closed_at", "closed before a unit was assigned"),
    _rule("received_at", "closed_at", "closed before coming in"),
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
        return f"None of {number(of)} calls with both stamps {rule.wrong}."
    sentence = f"{number(wrong)} of {number(of)} calls ({percent(wrong / of)}) {rule.wrong}."
    if wrong / of > MOSTLY:
        return f"{sentence} So one of the two columns is probably something else: look at the profile."
    return sentence if rule.impossible else f"{sentence} Some agencies work in that order, so this is not graded."
