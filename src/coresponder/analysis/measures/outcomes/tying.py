"""Everything that a program published, as one web of counts.

The days between all first and last days are stretches of time that nobody prints and anybody can reckon with; a count
of a period is the sum of its stretches. What holds within a publication holds within a stretch, whichever publications
its counts come from. The same count of the same period is one count, however many publications hold it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from coresponder.analysis.disclosure import Count, Key, Sum
from coresponder.analysis.disclosure.webs import Web, added
from coresponder.analysis.measures.outcomes.publication import Publication, family_of
from coresponder.analysis.measures.outcomes.publishing import ALL, MISSING, OF_NOBODY
from coresponder.analysis.measures.outcomes.stretches import Stretch, elementary, over_time
from coresponder.analysis.measures.outcomes.within import ties_within

Values = dict[Key, int]
MISSED_TOTAL, MISSED_GROUP = 4.0, 1.0  # a reader would miss a total as much as so many groups


def web_of(earlier: Sequence[Publication], new: Publication) -> Web:
    """Every count of all publications, with all that ties them; the counts of `new` belong to figures."""
    return _Weaving([*earlier, new], new).woven()


class _Weaving:
    def __init__(self, publications: Sequence[Publication], new: Publication) -> None:
        self.publications = publications
        self.new = new
        self.web = Web()
        self.cells = _cells(publications)
        self.stretches = elementary([each.stretch for each in publications])
        self.values = self._values()

    def woven(self) -> Web:
        for span, values in self.values.items():
            self._add_counts(span, values)
            self._add_ties(span, values)
        self._add_growth()
        for each in self.publications:
            self._add_prints(each)
        return self.web

    def _values(self) -> dict[Stretch, Values]:
        """What the newest data sets say of every stretch, then of every period."""
        months = _newest_months(self.publications, self.cells)
        values: dict[Stretch, Values] = {each: {} for each in self.stretches}
        for stretch, into in values.items():
            for month in stretch.months:
                for key, value in months.get(month, {}).items():
                    into[key] = into.get(key, 0) + value
        for each in self.publications:
            into = values.setdefault(each.stretch, {})
            into |= self._over_period(each, values)
        return values

    def _over_period(self, publication: Publication, values: Mapping[Stretch, Values]) -> Values:
        parts = self._parts(publication.stretch)
        found: Values = {}
        for family in publication.families:
            for key in self.cells.get(family, ()):
                adds_up = over_time(key) == "adds up"
                found[key] = sum(values[part].get(key, 0) for part in parts) if adds_up else publication.value_of(key)
        return found

    def _parts(self, span: Stretch) -> list[Stretch]:
        return [each for each in self.stretches if span.holds(each)]

    def _add_counts(self, span: Stretch, values: Values) -> None:
        """The counts of a span that follow from no other of the same span."""
        parts = self._parts(span)
        for key, value in values.items():
            name = named(span, key)
            if key[-1] == ALL:
                continue
            if over_time(key) == "adds up" and parts != [span]:
                form = added((1.0, self.web.forms[named(part, key)]) for part in parts)
                self.web.count(name, value, form, is_sensitive=key[-1] != MISSING)
            else:
                self.web.atom(name, value, is_sensitive=key[-1] != MISSING)
                self.web.tables[name] = _table_of(key)

    def _add_ties(self, span: Stretch, values: Values) -> None:
        counts, sums = ties_within(values)
        reckoned = {count.key: count for count in counts}
        for tie in sums:
            self._add_tie(span, tie, reckoned, values)

    def _add_tie(self, span: Stretch, tie: Sum, reckoned: Mapping[Key, Count], values: Values) -> None:
        """A sum says what the one count is that is not known yet; where all are, it is one more thing to know."""
        whole, parts = named(span, tie.whole), [named(span, part) for part in tie.parts]
        forms = self.web.forms
        new = [member for member in tie.members if named(span, member) not in forms]
        if not new:
            self.web.same(whole, parts)
            return
        (key,) = new
        count = reckoned.get(key) or Count(key=key, value=values[key])
        known = [part for part in parts if part != named(span, key)]
        if key == tie.whole:
            form = added((1.0, forms[part]) for part in parts)
        else:
            form = added([(1.0, forms[whole]), *((-1.0, forms[part]) for part in known)])
        self.web.count(named(span, key), count.value, form, is_sensitive=count.sensitive)

    def _add_growth(self) -> None:
        """A longer period holds at least as many persons as a shorter one within it."""
        spans: dict[Key, list[Stretch]] = {}
        for span, values in self.values.items():
            for key in values:
                if over_time(key) == "grows":
                    spans.setdefault(key, []).append(span)
        for key, found in spans.items():
            for wide, narrow in _nested(found):
                more = self.values[wide][key] - self.values[narrow][key]
                if more >= 0:
                    names = named(wide, key), named(narrow, key)
                    form = added([(1.0, self.web.forms[names[0]]), (-1.0, self.web.forms[names[1]])])
                    self.web.count(("more than", *names[0], *names[1]), more, form)

    def _add_prints(self, publication: Publication) -> None:
        """What is out stays as it is; what is new belongs to a figure. Another data set's count moves with ours."""
        for family in publication.families:
            for key in self.cells.get(family, ()):
                name, value = named(publication.stretch, key), publication.value_of(key)
                if value != self.web.values[name]:
                    told, name = name, ("as of", publication.name, *name)
                    self.web.count(name, value, self.web.forms[told], is_sensitive=key[-1] != MISSING)
                self._print(publication, key, name)

    def _print(self, publication: Publication, key: Key, name: Key) -> None:
        cell = publication.cells.get(key[:-1])
        if cell is None or (publication is not self.new and not cell.is_hidden):
            self.web.print_already(name)  # a cell that a table does not name has nobody in it, and all can see that
        elif publication is self.new:
            self.web.figures[name] = key[:-1]
            of = publication.counts.get((*key[:-1], ALL), (publication.value_of(key), False))[0]
            weight = MISSED_GROUP if any(each.startswith("trait=") for each in key) else MISSED_TOTAL
            self.web.weights[key[:-1]] = weight * (1 + of) ** 0.5
            if self._was_hidden(key[:-1]):
                self.web.hidden_before.add(key[:-1])

    def _was_hidden(self, cell: Key) -> bool:
        """Whether the very same figure was withheld whenever it was published for the same time."""
        same = [each for each in self.publications if each is not self.new and each.stretch == self.new.stretch]
        figure = self.new.cells[cell].figure
        before = [
            each.cells[cell].is_hidden for each in same if cell in each.cells and each.cells[cell].figure == figure
        ]
        return bool(before) and all(before)


def named(span: Stretch, key: Key) -> Key:
    """What a count is called in a span of time, whoever prints it."""
    return (f"{span.first_on}/{span.last_on}", *key)


def _table_of(key: Key) -> Key:
    """An outcome, and the trait by which it is told apart."""
    by = dict(coordinate.split("=", 1) for coordinate in key[1:-1] if "=" in coordinate)
    return (by.get("outcome", key[0]), *([by["trait"]] if "trait" in by else []))


def _cells(publications: Iterable[Publication]) -> dict[Key, list[Key]]:
    """Every count that any publication holds, by its family: what one does not name there is nobody."""
    cells: dict[Key, set[Key]] = {}
    for each in publications:
        for key in (*each.counts, *(key for counts in each.by_month.values() for key in counts)):
            if key[0] not in OF_NOBODY:
                cells.setdefault(family_of(key), set()).add(key)
    return {family: sorted(keys) for family, keys in cells.items()}


def _newest_months(publications: Sequence[Publication], cells: Mapping[Key, list[Key]]) -> dict[date, Values]:
    """The counts of every month, those of a family from the newest publication that holds it."""
    months: dict[date, Values] = {}
    for each in publications:
        adding = [key for family in each.families for key in cells.get(family, ()) if over_time(key) == "adds up"]
        for month in each.stretch.months:
            counts = each.by_month.get(month, {})
            months.setdefault(month, {}).update({key: counts.get(key, 0) for key in adding})
    return months


def _nested(spans: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    return ((wide, narrow) for wide in spans for narrow in spans if wide != narrow and wide.holds(narrow))
