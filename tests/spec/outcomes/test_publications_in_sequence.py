"""Eve publishes one report after the other. Nobody may learn from two of them what neither of them shows."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.optimize import linprog

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.publications import Publication, exposed, month_counts, released
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.analysis.measures.outcomes.within import untied

MONTHS = [date(2031 + month // 12, month % 12 + 1, 1) for month in range(13)]
ARRESTS, BOOKINGS = "arrested_rate", "booked_rate"


def share(key: str, found: int, of: int) -> MeasureResult:
    """A result with one figure."""
    figure = Figure(value=found / of, n=of, numerator=found, denominator=of)
    return MeasureResult(key=key, version="1", figures=(figure,), sentence=f"{found} of {of}")


def months(first: int, after: int, *results: MeasureResult, last: tuple[MeasureResult, ...] = ()) -> Publication:
    """What would be published of these months. All that is counted lies in the first, but for what `last` says."""
    others = month_counts(last)
    everything = month_counts(results)
    rest = {key: value - others.get(key, 0) for key, value in everything.items()}
    return Publication(
        name=f"{first}-{after}-{len(results)}",
        first_on=MONTHS[first],
        last_on=MONTHS[after] - timedelta(days=1),
        results=results,
        by_month={
            **{MONTHS[month]: {} for month in range(first, after)},
            MONTHS[first]: rest,
            MONTHS[after - 1]: others,
        }
        if after - first > 1
        else {MONTHS[first]: everything},
    )


def published_after(publication: Publication, earlier: list[Publication]) -> Publication:
    """The publication as it goes out."""
    return replace(publication, shown=released(publication, earlier))


def shows(publication: Publication) -> list[str]:
    """The measures that are not withheld."""
    return [result.key for result in publication.shown or () if not result.figures[0].suppressed]


def test_half_a_year_is_out_so_five_months_of_it_would_tell_june() -> None:
    half = published_after(months(0, 6, share(ARRESTS, 40, 400), last=(share(ARRESTS, 3, 60),)), [])
    assert shows(half) == [ARRESTS]
    five = months(0, 5, share(ARRESTS, 37, 340))
    assert shows(published_after(five, [])) == [ARRESTS]
    assert shows(published_after(five, [half])) == []


def test_what_neither_tells_of_the_other_is_shown() -> None:
    first = published_after(months(0, 3, share(ARRESTS, 40, 400)), [])
    assert shows(published_after(months(3, 6, share(ARRESTS, 30, 300)), [first])) == [ARRESTS]


def test_every_booking_is_an_arrest_so_both_would_tell_who_was_arrested_and_not_booked() -> None:
    out = published_after(months(0, 6, share(ARRESTS, 40, 400), share(BOOKINGS, 36, 400)), [])
    assert len(shows(out)) == 1


def test_what_is_out_cannot_be_withheld_so_the_audit_refuses_what_would_tell_it() -> None:
    half = published_after(months(0, 6, share(ARRESTS, 40, 400), last=(share(ARRESTS, 3, 60),)), [])
    careless = months(0, 5, share(ARRESTS, 37, 340))
    assert exposed(replace(careless, shown=careless.results), [half])
    assert not exposed(published_after(careless, [half]), [half])


def test_a_correction_by_one_is_shown() -> None:
    half = published_after(months(0, 6, share(ARRESTS, 40, 400), last=(share(ARRESTS, 3, 60),)), [])
    corrected = replace(months(0, 6, share(ARRESTS, 41, 401), last=(share(ARRESTS, 3, 60),)), name="corrected")
    assert shows(published_after(corrected, [half])) == [ARRESTS]


def test_persons_do_not_add_up_but_a_longer_period_has_no_fewer() -> None:
    figure = Figure(by={"what": "persons"}, value=200, n=200, numerator=200)
    year = MeasureResult(key="contacts_and_persons", version="1", figures=(figure,))
    eleven = replace(year, figures=(replace(figure, value=196, n=196, numerator=196),))
    out = published_after(months(0, 12, year), [])
    assert shows(out) == ["contacts_and_persons"]
    assert shows(published_after(months(0, 11, eleven), [out])) == []


@pytest.mark.parametrize("seed", range(8))
def test_whoever_reads_all_of_them_finds_no_small_month(seed: int) -> None:
    """A reader with a solver of their own, who knows every month only through what was printed."""
    stream = np.random.default_rng(seed)
    arrests, contacts = stream.integers(1, 30, 12), stream.integers(60, 120, 12)
    earlier: list[Publication] = []
    for number in range(12):
        first = int(stream.integers(0, 12))
        after = int(stream.integers(first + 1, 13))
        found = share(ARRESTS, int(arrests[first:after].sum()), int(contacts[first:after].sum()))
        of_month = {
            MONTHS[month]: month_counts([share(ARRESTS, int(arrests[month]), int(contacts[month]))])
            for month in range(first, after)
        }
        new = replace(months(first, after, found), name=f"{number}", by_month=of_month)
        earlier.append(published_after(new, earlier))
    assert any(shows(each) for each in earlier)
    assert not _narrowed(earlier, arrests)


def _narrowed(publications: list[Publication], arrests: np.ndarray) -> list[int]:
    """Months with few arrests that could be fewer than eleven different numbers, by what was printed."""
    shown = [each for each in publications if shows(each)]
    covers = np.array([[each.first_on <= month <= each.last_on for month in MONTHS[:12]] for each in shown], float)
    printed = [result.figures[0].numerator for each in shown for result in each.shown or ()]
    ends = []
    for month in range(12):
        objective = np.eye(12)[month]
        low, high = (
            sign * linprog(sign * objective, A_eq=covers, b_eq=printed, bounds=(0, 400)).fun for sign in (1, -1)
        )
        ends.append(high - low)
    return [
        month for month in range(12) if arrests[month] < SMALLEST_PUBLISHED and ends[month] < SMALLEST_PUBLISHED - 1e-6
    ]


def test_a_report_without_a_measure_says_nothing_about_its_months() -> None:
    year = published_after(months(0, 12, share(ARRESTS, 90, 800), last=(share(ARRESTS, 12, 60),)), [])
    other = published_after(replace(months(0, 12, share("need_offered_rate", 700, 800)), name="other"), [year])
    december = months(11, 12, share(ARRESTS, 12, 60))
    assert shows(published_after(december, [year, other])) == [ARRESTS]


def test_a_breakdown_that_nobody_has_tied_to_its_total_is_withheld_and_says_why() -> None:
    arrests = share(ARRESTS, 40, 400)
    by_beat = replace(arrests, figures=(replace(arrests.figures[0], by={"beat": "12"}),))
    out = published_after(months(0, 6, by_beat), [])
    assert shows(out) == []
    assert out.shown is not None
    assert "By beat nothing of it is shown" in out.shown[0].sentence


def test_every_measure_says_how_its_breakdown_adds_up() -> None:
    assert [measure.key for measure in OUTCOMES if untied(measure.key, measure.dimensions)] == []


def test_the_answers_to_a_question_are_everybody_so_one_small_answer_hides_another() -> None:
    answers = {"yes": 60, "no": 30, "declined": 4}
    figures = tuple(
        Figure(
            by={"respondent": "person", "question": "helped", "answer": answer}, value=found / 94, n=94,
            numerator=found, denominator=94,
        )
        for answer, found in answers.items()
    )  # fmt: skip
    result = MeasureResult(key="what_people_say", version="1", figures=figures)
    out = published_after(months(0, 6, result), [])
    assert out.shown is not None
    assert sum(not figure.suppressed for figure in out.shown[0].figures) <= 1
