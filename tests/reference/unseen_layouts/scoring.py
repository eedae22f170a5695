"""How many of a layout's meaningful columns a proposal maps right.

A column counts when no right answer leaves it out. It is right when the field that is proposed for it is one of the
right answers, or when it is proposed as personal and is. Nothing is corrected by hand before counting.
"""

from collections import Counter
from dataclasses import dataclass

from coresponder.formats.cad.proposing import ColumnProposal, propose
from tests.reference.unseen_layouts.layout import Layout, answers


@dataclass(frozen=True, kw_only=True)
class Score:
    """What came of one layout: columns right, columns counted, and both by how sure the proposal said it was."""

    right: int
    of: int
    wrong_columns: tuple[str, ...]
    right_by_standing: Counter[str]
    of_by_standing: Counter[str]

    @property
    def share(self) -> float:
        return self.right / self.of


def score(layout: Layout) -> Score:
    """Propose a profile for a layout from its header and rows alone, and compare it with the truth."""
    columns = propose(layout.header, layout.rows, name=layout.name).columns
    counted = [column for column in columns if column.column in layout.meaningful]
    right = [column for column in counted if is_right(column, layout)]
    sure = [column for column in columns if column.field != "ignored"]
    return Score(
        right=len(right),
        of=len(counted),
        wrong_columns=tuple(column.column for column in counted if column not in right),
        right_by_standing=Counter(column.standing for column in sure if is_right(column, layout)),
        of_by_standing=Counter(column.standing for column in sure),
    )


def is_right(column: ColumnProposal, layout: Layout) -> bool:
    """Whether one of the proposed fields is one of the right answers."""
    proposed = set(column.fields) or {column.field}
    return bool(proposed & set(answers(layout.truth[column.column])))
