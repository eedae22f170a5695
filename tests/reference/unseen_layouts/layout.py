"""What one layout is: a header, rows, and what a person who knows it would map each column to."""

from dataclasses import dataclass

Truth = str | tuple[str, ...]
"""A field's name, "personal" or "ignored"; several where more than one answer would be right."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One layout with its truth. `held_out` layouts were never looked at while the proposal was being written."""

    name: str
    style: str
    header: tuple[str, ...]
    rows: list[list[str]]
    truth: dict[str, Truth]
    held_out: bool = False

    @property
    def meaningful(self) -> dict[str, Truth]:
        """The columns that count: those that no right answer ignores."""
        return {column: truth for column, truth in self.truth.items() if "ignored" not in answers(truth)}


def answers(truth: Truth) -> tuple[str, ...]:
    """The right answers for a column."""
    return (truth,) if isinstance(truth, str) else truth
