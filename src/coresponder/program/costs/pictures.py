"""The pictures of a scenario: what moves the result most, and who gains and who pays."""

from collections.abc import Mapping
from decimal import Decimal

from coresponder.analysis.charts import Caption, Reach, Size, tornado_chart
from coresponder.analysis.report.exhibiting import drawn
from coresponder.analysis.report.exhibits import Picture
from coresponder.kernel.money import dollars
from coresponder.program.costs.models import Scenario
from coresponder.program.costs.vocabulary import Payer, Way

MOST_BARS = 12


def what_moves_it(scenario: Scenario) -> Picture:
    """The tornado: each effect and each cost alone from one end of its range to the other."""
    net = float(scenario.result["net"])
    reaches = [
        Reach(label=each["words"], at_low=float(each["at_low"]), at_high=float(each["at_high"]))
        for each in swings(scenario)[:MOST_BARS]
    ]

    def draw(caption: Caption, size: Size) -> str:
        said = f"best estimate {dollars(net)}"
        return tornado_chart(reaches, best=net, best_said=said, said=dollars, caption=caption, size=size)

    title = "What moves the net benefit most"
    return drawn(draw, key="tornado", title=title, description=moves_sentence(scenario))


def moves_sentence(scenario: Scenario) -> str:
    """Which thing alone moves the result furthest, and whether it can turn it."""
    if not scenario.result["swings"]:
        return "Nothing has a range, so that nothing moves the result."
    first = scenario.result["swings"][0]
    low, high = sorted((Decimal(first["at_low"]), Decimal(first["at_high"])))
    turns = " It alone can turn a gain into a loss." if low < 0 < high else ""
    return (
        f"Most depends on “{_swing(scenario, first)}”: between the ends of its range the net goes from"
        f" {dollars(low)} to {dollars(high)}.{turns}"
    )


def swings(scenario: Scenario) -> list[dict[str, str]]:
    """What moves the result, in words, the furthest first."""
    return [each | {"words": _swing(scenario, each)} for each in scenario.result["swings"]]


def _swing(scenario: Scenario, swing: dict[str, str]) -> str:
    ways = {each["item"]: Way(each["way"]).value for each in scenario.effects}
    return swing_words(swing["what"], ways)


def swing_words(what: str, ways: Mapping[str, str]) -> str:
    """What the engine calls it, as people read it; `ways` says of each item whether there were fewer or more."""
    kind, _, rest = what.partition(": ")
    named, _, payer = rest.partition(" (")
    words = named.replace("_", " ")
    if kind == "cost":
        return f"Cost of {words}, paid by {Payer(payer.rstrip(')')).label}"
    return f"How many {ways.get(named, Way.FEWER.value)}: {words}"


def who_gains(scenario: Scenario) -> Picture:
    """Each payer's share of the net: to the right what is gained, to the left what is paid."""
    shares = by_payer(scenario)
    reaches = [Reach(label=payer.label.capitalize(), at_low=0.0, at_high=float(amount)) for payer, amount in shares]

    def draw(caption: Caption, size: Size) -> str:
        said = "neither gains nor pays"
        return tornado_chart(reaches, best=0.0, best_said=said, said=dollars, caption=caption, size=size)

    return drawn(draw, key="payers", title="Who gains and who pays", description=payers_sentence(scenario))


def by_payer(scenario: Scenario) -> list[tuple[Payer, Decimal]]:
    """What each gains, above zero, or pays; who gains most first."""
    shares = [(Payer(payer), Decimal(amount)) for payer, amount in scenario.result["by_payer"].items()]
    return sorted(shares, key=lambda share: (-share[1], share[0]))


def payers_sentence(scenario: Scenario) -> str:
    """Who gains most and who pays most: seldom the same."""
    shares = by_payer(scenario)
    (best, gained), (worst, paid) = shares[0], shares[-1]
    told = []
    if gained > 0:
        told.append(f"Most gains: {best.label}, {dollars(gained)}.")
    if paid < 0:
        told.append(f"Most pays: {worst.label}, {dollars(-paid)}.")
    return " ".join(told) or "Nobody gains or pays anything."
