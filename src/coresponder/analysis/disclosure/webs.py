"""Counts that hang together over many publications, each as a sum of the few that everything else follows from.

An atom is a count that follows from no other: those with an outcome in one group in one stretch of time. Any other
(a year, a total, what one measure leaves over of another) is a form: so many times this atom, so many times that one.
Readers know every form that was printed. What they do not know is a world: atoms that give the same print.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coresponder.analysis.disclosure.linked_counts import Key

Form = Mapping[Key, float]


def added(forms: Iterable[tuple[float, Form]]) -> dict[Key, float]:
    """So many times each form, as one form."""
    total: dict[Key, float] = {}
    for times, form in forms:
        for atom, weight in form.items():
            total[atom] = total.get(atom, 0.0) + times * weight
    return {atom: weight for atom, weight in total.items() if weight}


@dataclass
class Web:
    """Every count with its value, its form, and what is known of it.

    `still` holds forms that no world moves, because readers know them. `sensitive` are the counts that do harm when
    small. `figures` says to which figure of the publication in preparation a count belongs, and `weights` how much
    readers would miss the figure; a figure is shown with all its counts or not at all.
    `hidden_before` are figures that an earlier publication withheld for the same time: they stay hidden.
    `tables` says in which table an atom stands, whichever publication prints it: the subject, and what tells it apart.
    """

    values: dict[Key, int] = field(default_factory=dict)
    forms: dict[Key, Form] = field(default_factory=dict)
    still: list[Form] = field(default_factory=list)
    sensitive: set[Key] = field(default_factory=set)
    figures: dict[Key, Key] = field(default_factory=dict)
    weights: dict[Key, float] = field(default_factory=dict)
    hidden_before: set[Key] = field(default_factory=set)
    tables: dict[Key, Key] = field(default_factory=dict)

    def atom(self, key: Key, value: int, *, is_sensitive: bool = True) -> None:
        """A count that follows from no other."""
        self.count(key, value, {key: 1.0}, is_sensitive=is_sensitive)

    def count(self, key: Key, value: int, form: Form, *, is_sensitive: bool = True) -> None:
        """A count that follows from atoms."""
        self.values[key], self.forms[key] = value, form
        if is_sensitive:
            self.sensitive.add(key)

    def same(self, whole: Key, parts: Iterable[Key]) -> None:
        """Readers know that the parts make up the whole, or fall short of it by what they know."""
        form = added([(1.0, self.forms[whole]), *((-1.0, self.forms[part]) for part in parts)])
        if form:
            self.still.append(form)

    def print_already(self, key: Key) -> None:
        """The count was printed, and nobody can withhold it any more."""
        if self.forms[key]:
            self.still.append(self.forms[key])

    def small(self, threshold: int) -> list[Key]:
        """The counts that nobody may be able to work out, in order."""
        return sorted(key for key in self.sensitive if 0 < self.values[key] < threshold)
