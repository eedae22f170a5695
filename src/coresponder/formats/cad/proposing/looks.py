"""What the values of one column look like, whatever its header says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from coresponder.formats.cad.profile import STANDARD_EMPTY_SPELLINGS
from coresponder.formats.cad.proposing.stamps import NOT_STAMPS, StampReading, stamp_reading
from coresponder.formats.cad.proposing.vocabulary import Vocabulary, first_names, value_words, vocabulary

# As written: “NAT” may be a disposition where “NaT” is a program's way to say that there is no time.
PLACEHOLDERS = frozenset(
    [
        *STANDARD_EMPTY_SPELLINGS,
        *("Null", "NONE", "none", "NaN", "nan", "NaT", "n/a", "#N/A", "<NA>", "(null)", "(NULL)", "[NULL]"),
        *("-", "--", ".", "REDACTED", "Redacted", "redacted", "NOT RECORDED", "Not Recorded", "Not recorded"),
    ]
)
COMMONEST = 300  # values that are compared with a vocabulary; the rest are rare
SHORTEST_STAR = 3  # letters of the shortest beginning in values.toml
POINT = re.compile(r"(?:POINT ?)?\(?\s*(-?\d{1,3}\.\d+)[, ]\s*(-?\d{1,3}\.\d+)\s*\)?")
PHONE = re.compile(r"(?:\+?1[-. ]?)?(?:\(?\d{3}\)?[-. ]?)?\d{3}[-. ]\d{4}(?:\s*x\d+)?|\d{10}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
LINK = re.compile(r"https?://\S+")
HOUSE_AND_STREET = re.compile(r"\d+\s+(?:block\s+(?:of\s+)?)?[\w.'-]+.*", re.IGNORECASE)
CROSSING = re.compile(r"[\w .'-]+\s*(?:/|&|\band\b|@)\s*[\w .'-]+", re.IGNORECASE)
CALL_SIGN = re.compile(r"[A-Z]{0,4}-?\d{1,4}-?[A-Z]{0,3}\d{0,3}")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class ColumnLook:
    """The values of a column, and what can be measured on them. Shares are of filled cells, 0 to 1."""

    cells: tuple[str, ...]
    """Every cell in row order, placeholders for “nothing recorded” already made empty."""

    @cached_property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.filled)

    @cached_property
    def distinct(self) -> int:
        return len(self.counts)

    @cached_property
    def filled_share(self) -> float:
        return len(self.filled) / max(1, len(self.cells))

    @cached_property
    def unique_share(self) -> float:
        """Distinct values for each filled cell: 1 where no value comes twice."""
        return self.distinct / max(1, len(self.filled))

    @cached_property
    def stamp(self) -> StampReading:
        return stamp_reading(self.filled[:500]) if self.filled else NOT_STAMPS

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.counts), default=0)

    @cached_property
    def mean_words(self) -> float:
        return sum(len(value.split()) for value in self.counts) / max(1, self.distinct)

    @cached_property
    def mean_length(self) -> float:
        return sum(map(len, self.counts)) / max(1, self.distinct)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        return tuple(float(cell) for cell in self.filled if NUMBER.fullmatch(cell))

    @property
    def number_share(self) -> float:
        return len(self.numbers) / max(1, len(self.filled))

    @cached_property
    def decimal_share(self) -> float:
        """Share of values that are numbers with at least two decimals, as degrees are."""
        return self.share_of(re.compile(r"-?\d+\.\d{2,}"))

    @cached_property
    def letter_share(self) -> float:
        return sum(times for value, times in self.counts.items() if re.search("[A-Za-z]", value)) / self._n

    @cached_property
    def digit_share(self) -> float:
        return sum(times for value, times in self.counts.items() if re.search("[0-9]", value)) / self._n

    @cached_property
    def names_people(self) -> float:
        """Share of values of two or three words of letters, one of them a common first name."""
        return sum(times for value, times in self.counts.items() if _is_a_name(value)) / self._n

    @cached_property
    def looks_like_address(self) -> float:
        return sum(times for value, times in self.counts.items() if _is_an_address(value)) / self._n

    @cached_property
    def whole_addresses(self) -> float:
        """Share of values that name a place by themselves: a house number or block with its street, or a crossing."""
        return self.share_of(HOUSE_AND_STREET) + self.share_of(CROSSING)

    @cached_property
    def street_suffixes(self) -> float:
        known = set(value_words("street_suffix"))
        return sum(times for value, times in self.counts.items() if value.lower() in known) / self._n

    def share_of(self, pattern: re.Pattern[str]) -> float:
        """Share of the filled cells that the pattern fits as a whole."""
        return sum(times for value, times in self.counts.items() if pattern.fullmatch(value)) / self._n

    def share_in(self, name: str) -> float:
        """Share of the commonest values, by rows, in which a word of the vocabulary stands."""
        if name not in self._shares_in:
            common = self.counts.most_common(COMMONEST)
            spoken = sum(times for value, times in common if speaks(value, name))
            self._shares_in[name] = spoken / max(1, sum(times for _, times in common))
        return self._shares_in[name]

    @cached_property
    def _shares_in(self) -> dict[str, float]:
        return {}

    @property
    def _n(self) -> int:
        return max(1, len(self.filled))


def column_looks(width: int, rows: Sequence[Sequence[str | None]]) -> list[ColumnLook]:
    """One look for each column; a short row has no value in the columns that it lacks."""
    return [ColumnLook(tuple(_cell(row, index) for row in rows)) for index in range(width)]


def speaks(value: str, name: str) -> bool:
    """Whether a word of the vocabulary is or begins a word of the value, or a phrase of it stands in the value."""
    known, text = vocabulary(name), value.lower()
    words = re.findall(r"[a-z]+|\d+", text)
    return any(_is_known(word, known) for word in words) or any(phrase in text for phrase in known.phrases)


def _is_known(word: str, known: Vocabulary) -> bool:
    beginnings = (word[:length] for length in range(SHORTEST_STAR, len(word)))
    return word in known.words or any(beginning in known.beginnings for beginning in beginnings)


def _cell(row: Sequence[str | None], index: int) -> str:
    text = (row[index] or "").strip() if index < len(row) else ""
    return "" if text in PLACEHOLDERS else text


def _is_a_name(value: str) -> bool:
    words = re.findall(r"[A-Za-z][A-Za-z'.-]*", value)
    plain = re.fullmatch(r"[A-Za-z'., -]+", value) is not None
    return plain and 2 <= len(words) <= 3 and any(word.lower() in first_names() for word in words)


def _is_an_address(value: str) -> bool:
    words = re.findall(r"[a-z]+", value.lower())
    has_suffix = any(word in value_words("street_suffix") for word in words)
    if HOUSE_AND_STREET.fullmatch(value):
        return has_suffix or "block" in words
    return has_suffix and (CROSSING.fullmatch(value) is not None or 2 <= len(words) <= 3)
