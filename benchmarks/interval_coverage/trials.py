"""One trial of each method in one county: data are drawn, the interval is made, and it holds the truth or not.

A trial gives None where the method gives no interval: then nothing would be shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from benchmarks.interval_coverage.counties import County
from coresponder.analysis.inference import one_sample, two_rates, two_shares
from coresponder.analysis.inference.matched_minutes import MatchedType, minutes_returned
from coresponder.analysis.inference.two_rates import Rate
from coresponder.analysis.measures import intervals
from coresponder.analysis.measures.concentration import place_counts
from coresponder.analysis.survival import kaplan_meier, mean_cumulative

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Ends = tuple[float | None, float | None]
Use = Literal["offered", "compared"]

BEFORE, AFTER = 24, 12
SHARE_OF_MORE = 0.41  # of persons who are met again: contacts for each person are 1.69, as in Boulder
ALIKE = 0.15  # how alike contacts of one person are (intraclass correlation)
BUSY_MONTHS = 0.15  # how much busy and quiet months differ: coefficient of variation
EVENTS_AN_EPISODE = 1.2
FOLLOWED_DAYS = 730
DAY = 90
MEAN_DAYS_TO_RETURN = 60.0


@dataclass(frozen=True)
class Outcome:
    """Whether the interval holds the truth, and how many events were to be expected."""

    holds: bool
    expected: float


Months = Callable[[float, int, np.random.Generator], Numbers]
Trial = Callable[[County, np.random.Generator], Outcome | None]


@dataclass(frozen=True, kw_only=True)
class Method:
    """A method, what it is of, and whether the dashboard offers it or it stands beside the one that it does."""

    of: str
    name: str
    use: Use
    trial: Trial


def _judged(ends: Ends | None, truth: float, expected: float) -> Outcome | None:
    if ends is None:
        return None
    low, high = ends
    holds = (low is None or low <= truth + 1e-12) and (high is None or truth <= high + 1e-12)
    return Outcome(holds, expected)


def _share(interval: Callable[[int, int], Ends | None]) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        found = int(stream.binomial(county.contacts, county.outcome_share))
        return _judged(interval(found, county.contacts), county.outcome_share, county.contacts * county.outcome_share)

    return trial


def _persons(county: County, contacts: int, share: float, stream: np.random.Generator) -> tuple[Integers, Integers]:
    """Events and contacts by person: some are met again and again, and contacts of one person are alike."""
    persons = max(1, round(contacts * (1 - SHARE_OF_MORE)))
    times = stream.geometric(1 - SHARE_OF_MORE, persons)
    spread = 1 / ALIKE - 1
    own = stream.beta(share * spread, (1 - share) * spread, persons)
    return stream.binomial(times, own), times


def _clustered(interval: Callable[[Integers, Integers], Ends | None]) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        events, contacts = _persons(county, county.contacts, county.outcome_share, stream)
        return _judged(interval(events, contacts), county.outcome_share, county.contacts * county.outcome_share)

    return trial


def _wilson_of_contacts(events: Integers, contacts: Integers) -> Ends | None:
    return intervals.wilson(int(events.sum()), int(contacts.sum()))


def _count(interval: Callable[[int], Ends | None]) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        mean = county.events_a_month * county.months
        return _judged(interval(int(stream.poisson(mean))), mean, mean)

    return trial


def _two_rates(interval: Callable[[Rate, Rate], Ends | None], *, of_difference: bool = False) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        ratio, rate = stream.uniform(0.4, 1.2), county.events_a_month
        after = Rate(int(stream.poisson(rate * ratio * AFTER)), AFTER)
        before = Rate(int(stream.poisson(rate * BEFORE)), BEFORE)
        truth = rate * ratio - rate if of_difference else ratio
        return _judged(interval(after, before), truth, rate * ratio * AFTER)

    return trial


def _few_events(county: County, stream: np.random.Generator) -> Outcome | None:
    """The E-test where fewer than ten events are to be expected in a period."""
    ratio, rate = stream.uniform(0.4, 1.2), county.events_a_month
    if rate * ratio * AFTER >= two_rates.FEW_EVENTS:
        return None
    after = Rate(int(stream.poisson(rate * ratio * AFTER)), AFTER)
    before = Rate(int(stream.poisson(rate * BEFORE)), BEFORE)
    return _judged(two_rates.e_ratio(after, before), ratio, rate * ratio * AFTER)


def _by_months(interval: Callable[[Numbers, Numbers], Ends | None], months: Months) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        ratio, rate = stream.uniform(0.4, 1.2), county.events_a_month
        after = months(rate * ratio, AFTER, stream)
        before = months(rate, BEFORE, stream)
        return _judged(interval(after, before), ratio, rate * ratio * AFTER)

    return trial


def _even(mean: float, months: int, stream: np.random.Generator) -> Numbers:
    return stream.poisson(mean, months).astype(float)


def _restless(mean: float, months: int, stream: np.random.Generator) -> Numbers:
    """Months that vary more than Poisson says: some are busier, and events come in pairs and threes."""
    busy = stream.gamma(1 / BUSY_MONTHS**2, BUSY_MONTHS**2, months)
    episodes = stream.poisson(mean * busy / EVENTS_AN_EPISODE)
    more = [stream.geometric(1 / EVENTS_AN_EPISODE, number).sum() for number in episodes]
    return np.array(more, dtype=float)


def _before_after(after: Numbers, before: Numbers) -> Ends | None:
    found = two_rates.before_after_ratio(after, before, np.ones(AFTER), np.ones(BEFORE))
    return None if found is None else (found.low, found.high)


def _midp_of_months(after: Numbers, before: Numbers) -> Ends | None:
    return two_rates.midp_ratio(Rate(int(after.sum()), AFTER), Rate(int(before.sum()), BEFORE))


def _share_difference(county: County, stream: np.random.Generator) -> Outcome | None:
    sizes = county.contacts * 2, county.contacts
    shares = county.outcome_share, county.outcome_share * stream.uniform(0.4, 1.2)
    before, after = (_persons(county, size, share, stream) for size, share in zip(sizes, shares, strict=True))
    found = two_shares.clustered_share_difference(after, before)
    return _judged(found, shares[1] - shares[0], sizes[1] * shares[1])


def _quantile(share: float, interval: Callable[[Numbers, float], Ends | None]) -> Trial:
    def trial(county: County, stream: np.random.Generator) -> Outcome | None:
        minutes = np.sort(stream.lognormal(3.6, 0.8, county.contacts))
        truth = float(np.exp(3.6 + 0.8 * intervals.stats.norm.ppf(share)))
        return _judged(interval(minutes, share), truth, len(minutes) * min(share, 1 - share))

    return trial


def _between_ranks(values: Numbers, share: float) -> Ends | None:
    ranks = intervals.quantile_ranks(len(values), share)
    return None if ranks is None else (float(values[ranks[0] - 1]), float(values[ranks[1] - 1]))


def _mean(county: County, stream: np.random.Generator) -> Outcome | None:
    minutes = stream.lognormal(3.6, 0.6, county.contacts)
    if len(minutes) < one_sample.FEWEST_FOR_SKEWED:
        return None
    return _judged(one_sample.mean_interval(minutes), float(np.exp(3.6 + 0.18)), float(len(minutes)))


CALL_TYPES = ((40.0, 0.5), (60.0, 0.3), (25.0, 0.2))  # usual minutes before launch, and the share of calls


def _minutes_returned(county: County, stream: np.random.Generator) -> Outcome | None:
    """Three types of call, whose minutes are lognormal before launch and shorter since."""
    calls = round(county.contacts_a_month * AFTER)
    types, truth = [], 0.0
    for number, (usual, share) in enumerate(CALL_TYPES):
        before = np.sort(usual * stream.lognormal(0, 0.7, max(1, round(calls * share * 3))))
        since = usual * 0.7 * stream.lognormal(0, 0.7, round(calls * share))
        types.append(_matched_type(str(number), before, since))
        truth += len(since) * (usual - usual * 0.7 * float(np.exp(0.245)))
    found = minutes_returned(types)
    matched = sum(each.since for each in types if each.is_matched)
    if found is None or matched < calls - 2:
        return None
    return _judged(found.interval, truth / matched, float(matched))


def _matched_type(name: str, before: Numbers, since: Numbers) -> MatchedType:
    return MatchedType(
        name=name,
        before=len(before),
        median_before=float(np.median(before)),
        median_interval=one_sample.quantile_interval(before, 0.5),
        since=len(since),
        minutes=float(since.sum()),
        squares=float((since**2).sum()),
    )


def _returns(county: County, stream: np.random.Generator) -> tuple[Numbers, npt.NDArray[np.bool_], float]:
    """Days to the next contact or to the end of the data, whether it came, and the share who return at all."""
    persons = max(2, round(county.contacts_a_month * AFTER * (1 - SHARE_OF_MORE)))
    followed = stream.uniform(0, FOLLOWED_DAYS, persons)
    returning = 0.35
    days = np.where(stream.random(persons) < returning, stream.exponential(MEAN_DAYS_TO_RETURN, persons), np.inf)
    return np.minimum(days, followed), days <= followed, returning


def _return_by_day(county: County, stream: np.random.Generator) -> Outcome | None:
    days, came, returning = _returns(county, stream)
    curve = kaplan_meier(days, came)
    truth = 1 - returning * (1 - float(np.exp(-DAY / MEAN_DAYS_TO_RETURN)))
    return _judged(curve.interval_at(DAY), truth, float(came.sum()))


def _quarter_returned(county: County, stream: np.random.Generator) -> Outcome | None:
    days, came, returning = _returns(county, stream)
    interval = kaplan_meier(days, came).quantile_interval(0.25)
    truth = -MEAN_DAYS_TO_RETURN * float(np.log(1 - 0.25 / returning))
    return _judged(interval, truth, float(came.sum()))


def _mean_number(county: County, stream: np.random.Generator) -> Outcome | None:
    persons = max(2, round(county.contacts_a_month * AFTER * (1 - SHARE_OF_MORE)))
    followed = stream.uniform(0, FOLLOWED_DAYS, persons)
    yearly = stream.gamma(0.5, 1.4 / 0.5, persons)
    events = stream.poisson(yearly * followed / 365)
    who = np.repeat(np.arange(persons), events)
    days = stream.random(len(who)) * followed[who]
    return _judged(mean_cumulative(followed, who, days).interval_at(180), 1.4 * 180 / 365, float(events.sum()))


TOP_PERSONS = 0.05


def _top_share(county: County, stream: np.random.Generator) -> Outcome | None:
    persons = max(2, round(county.contacts_a_month * AFTER * (1 - SHARE_OF_MORE)))
    times, people = np.unique(_contacts_of(persons, stream), return_counts=True)
    counts = place_counts(dict(zip(times.tolist(), people.tolist(), strict=True)))
    interval = counts.top_interval(TOP_PERSONS, counts.drawn(stream)) if persons > 1 else None
    return _judged(interval, TRUE_TOP_SHARE, persons * TOP_PERSONS)


def _contacts_of(persons: int, stream: np.random.Generator) -> Integers:
    return 1 + stream.poisson(stream.gamma(0.4, 0.69 / 0.4, persons))


def _true_top_share() -> float:
    contacts = np.sort(_contacts_of(2_000_000, np.random.default_rng(1)))[::-1]
    return float(contacts[: round(len(contacts) * TOP_PERSONS)].sum() / contacts.sum())


TRUE_TOP_SHARE = _true_top_share()

METHODS = (
    Method(of="a share", name="Wilson", use="offered", trial=_share(intervals.wilson)),
    Method(of="a share", name="mid-P", use="compared", trial=_share(one_sample.midp_share)),
    Method(of="a share", name="exact (Clopper-Pearson)", use="compared", trial=_share(one_sample.exact_share)),
    Method(of="a share of contacts, some with the same person", name="Wilson, allowing for persons", use="offered",
           trial=_clustered(one_sample.clustered_share)),
    Method(of="a share of contacts, some with the same person", name="Wilson", use="compared",
           trial=_clustered(_wilson_of_contacts)),
    Method(of="a count or rate", name="mid-P", use="offered", trial=_count(one_sample.midp_count)),
    Method(of="a count or rate", name="exact (Garwood)", use="compared", trial=_count(intervals.exact_poisson)),
    Method(of="a rate after over before", name="by the rule: E-test if few, else by months", use="offered",
           trial=_by_months(_before_after, _even)),
    Method(of="a rate after over before", name="E-test, fewer than ten events expected", use="compared",
           trial=_few_events),
    Method(of="a rate after over before", name="mid-P", use="compared", trial=_two_rates(two_rates.midp_ratio)),
    Method(of="a rate after over before", name="exact", use="compared", trial=_two_rates(two_rates.exact_ratio)),
    Method(of="a rate after over before, restless months", name="by the rule: E-test if few, else by months",
           use="offered", trial=_by_months(_before_after, _restless)),
    Method(of="a rate after over before, restless months", name="mid-P", use="compared",
           trial=_by_months(_midp_of_months, _restless)),
    Method(of="a rate after less before", name="score", use="offered",
           trial=_two_rates(two_rates.difference, of_difference=True)),
    Method(of="a share after less before", name="Newcombe, allowing for persons", use="offered",
           trial=_share_difference),
    Method(of="a median", name="between interpolated ranks", use="offered",
           trial=_quantile(0.5, one_sample.quantile_interval)),
    Method(of="a median", name="between ranks", use="compared", trial=_quantile(0.5, _between_ranks)),
    Method(of="a 90th percentile", name="between interpolated ranks", use="offered",
           trial=_quantile(0.9, one_sample.quantile_interval)),
    Method(of="a mean of minutes", name="Student’s t, from 30 values on", use="offered", trial=_mean),
    Method(of="minutes given back to patrol, a call", name="normal, by type of call, from 30 calls on", use="offered",
           trial=_minutes_returned),
    Method(of="the share not met again in 90 days", name="Kaplan-Meier, log-log", use="offered", trial=_return_by_day),
    Method(of="the day by which a quarter was met again", name="Brookmeyer-Crowley", use="offered",
           trial=_quarter_returned),
    Method(of="the mean number of contacts in 180 days", name="Lawless-Nadeau, logarithmic", use="offered",
           trial=_mean_number),
    Method(of="the share of contacts with the top 5%", name="bootstrap", use="compared", trial=_top_share),
)  # fmt: skip
