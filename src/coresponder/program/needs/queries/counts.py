"""The counts that there are, and what stands in them, ready to be shown beside what is offered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from coresponder.analysis.measures.intervals import wilson
from coresponder.kernel.spoken_english import percent
from coresponder.program.needs.counting import blocks_of_the_week
from coresponder.program.needs.models import NeedsCount
from coresponder.program.needs.periods import Period
from coresponder.program.needs.queries.supply import Supply
from coresponder.program.needs.releasing import NOTHING, PEOPLE
from coresponder.program.needs.vocabulary import NEEDS, NOT_KNOWN, Dimension, Result
from coresponder.program.people.vocabulary.facts import ANSWERS, DemographicElement

RECOUNT_AFTER_DAYS = 28
LANGUAGES = ANSWERS[DemographicElement.LANGUAGE]
Numbers = Mapping[str, int | None]


def newest_count(period: Period) -> NeedsCount | None:
    """The newest count of a period."""
    return NeedsCount.objects.filter(period=period.key).select_related("counted_by").first()


def may_be_counted_at(period: Period) -> datetime:
    """From when on a period may be counted again; now, where it was not counted yet."""
    newest = newest_count(period)
    return newest.counted_at + timedelta(days=RECOUNT_AFTER_DAYS) if newest else timezone.now()


@dataclass(frozen=True, kw_only=True)
class NeedRow:
    """One row of a table: the people, what became of them, and what there is for them."""

    code: str
    words: str
    numbers: Numbers
    offered: Sequence[int] = ()

    @property
    def people(self) -> int | None:
        return self.numbers[PEOPLE]

    @property
    def results(self) -> list[int | None]:
        """In the order of the columns."""
        return [self.numbers[each.value] for each in Result]

    @property
    def gap(self) -> int | None:
        """People who got nothing, because a service refused or nothing was offered; None where that is withheld."""
        return self.numbers[NOTHING]

    @property
    def share(self) -> str:
        """The gap's share of the people, with its interval."""
        if self.gap is None or not self.people:
            return ""
        low, high = wilson(self.gap, self.people) or (0.0, 1.0)
        return f"{percent(self.gap / self.people)} ({percent(low)} to {percent(high)})"


def overall(count: NeedsCount) -> NeedRow:
    """Everybody, each once."""
    return NeedRow(code="all", words="Everybody", numbers=count.content["all"])


def by_kind(count: NeedsCount, offered: Supply) -> list[NeedRow]:
    """By need, with the services that answer it: all, around the clock, with police drop-off."""
    table = count.content["tables"][Dimension.KIND.value]
    columns = (offered.by_need, offered.always_by_need, offered.drop_off_by_need)
    rows = [_row(code, NEEDS.get(code, code), table, [column.get(code, 0) for column in columns]) for code in table]
    return sorted(rows, key=lambda row: -(row.people or 0))


def by_area(count: NeedsCount, offered: Supply) -> list[NeedRow]:
    """By area, with the services that lie in it."""
    table = count.content["tables"][Dimension.AREA.value]
    codes = sorted(set(table) | set(offered.by_area), key=lambda code: (code == NOT_KNOWN, code))
    return [_row(code, _area_words(code), table, [offered.by_area.get(code, 0)]) for code in codes]


def by_language(count: NeedsCount, offered: Supply) -> list[NeedRow]:
    """By the language that people speak, with the services that speak it."""
    table = count.content["tables"][Dimension.LANGUAGE.value]
    rows = [_row(code, _language_words(code), table, [offered.by_language.get(code, 0)]) for code in table]
    return sorted(rows, key=lambda row: (row.code == NOT_KNOWN, -(row.people or 0)))


def by_block(count: NeedsCount, offered: Supply) -> list[NeedRow]:
    """By four hours of the week, with the services that are open for some time in them."""
    table = count.content["tables"][Dimension.BLOCK.value]
    return [_row(code, code, table, [offered.by_block.get(code, 0)]) for code in blocks_of_the_week()]


def _row(code: str, words: str, table: Mapping[str, Any], offered: Sequence[int]) -> NeedRow:
    nobody: Numbers = {PEOPLE: 0, NOTHING: 0, **dict.fromkeys(Result.values, 0)}
    return NeedRow(code=code, words=words, numbers=table.get(code, nobody), offered=offered)


def _area_words(code: str) -> str:
    return "area not known" if code == NOT_KNOWN else code


def _language_words(code: str) -> str:
    return "language not known" if code == NOT_KNOWN else LANGUAGES.get(code, code)


def as_lines(count: NeedsCount, offered: Supply) -> Iterator[list[str]]:
    """The whole count as lines of a CSV; what is withheld says so."""
    yield ["table", "row", "name", "people", "got_nothing", *Result.values, "share_of_people", "services"]
    tables = {"kind": by_kind, "area": by_area, "time": by_block, "language": by_language}
    yield _line("all", overall(count))
    for name, rows_of in tables.items():
        for row in rows_of(count, offered):
            yield _line(name, row)


def _line(table: str, row: NeedRow) -> list[str]:
    numbers = ["withheld" if each is None else str(each) for each in (row.people, row.gap, *row.results)]
    return [table, row.code, row.words, *numbers, row.share, str(row.offered[0]) if row.offered else ""]
