"""One drawing of the board for everybody who sees the same: twenty consoles that are told at once read it once.

The key says for whom it is the same: how far the news was, the role, and which plans are open to the reader. What is
committed and announced changes the key. What only time changes may be a second old. Nothing is kept for longer.

A page that reads anew says which drawing it shows. Of that one the marks of its cards are known for a while, so that it
is sent only the cards that differ; the others it has already.
"""

import re
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

SECONDS_KEPT = 1.0
# A page whose drawing is no longer known is sent the whole board. Marks only, no words of a card.
SECONDS_MARKS_ARE_KEPT = 60.0
MARK_BYTES = 9
# A card tells by what it shows whether it is still the same; it is kept a little longer than the pages read anew.
SECONDS_A_CARD_IS_KEPT = 30.0

_guard = threading.Lock()
_drawn: dict[Hashable, tuple[float, "Drawing"]] = {}
_drawing: dict[Hashable, threading.Lock] = {}
_cards: dict[Hashable, tuple[float, str]] = {}
_marks: dict[str, tuple[float, Mapping[str, str]]] = {}

# Around each card of a shared drawing, so that it can be left out: the element, its id, the mark of what it shows.
_BOUNDS = re.compile(r"<!--([a-z]+)#([0-9a-z-]+)=([0-9a-f]+)-->(.*?)<!--/-->", re.DOTALL)
_PARTS_OF_A_CARD = 5  # what stands before it, and what the four groups of its bounds found


def bounded(element: str, identity: str, drawn: str) -> str:
    """A card with its bounds. They are comments, and never reach a browser."""
    return f"<!--{element}#{identity}={_mark(drawn)}-->{drawn}<!--/-->"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card of a drawing, what stands before it, and the mark of what it shows."""

    before: str
    element: str
    identity: str
    mark: str
    drawn: str

    def sent(self, shown: Mapping[str, str]) -> str:
        """The card; to a page that shows just this one, only its place and that it is the same."""
        if shown.get(self.identity) != self.mark:
            return self.before + self.drawn
        return f'{self.before}<{self.element} id="{self.identity}" data-same></{self.element}>'


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The whole board as its cards and what stands behind the last, and the name by which a page says it shows this."""

    name: str
    cards: tuple[Card, ...]
    rest: str

    @classmethod
    def of(cls, text: str) -> "Drawing":
        """Take it apart at the bounds, and note the marks under the drawing's name."""
        *found, rest = _BOUNDS.split(text)
        each = [found[at : at + _PARTS_OF_A_CARD] for at in range(0, len(found), _PARTS_OF_A_CARD)]
        cards = tuple(
            Card(before=before, element=element, identity=identity, mark=mark, drawn=drawn)
            for before, element, identity, mark, drawn in each
        )
        drawing = cls(name=_mark(text), cards=cards, rest=rest)
        _note({card.identity: card.mark for card in cards}, of=drawing.name)
        return drawing

    def for_a_page_that_shows(self, other: str) -> str:
        """What has to be sent to a page that shows the other drawing; everything, where that is not known any more."""
        _, shown = _marks.get(other, (0.0, {}))
        return "".join([*(card.sent(shown) for card in self.cards), self.rest])


def _note(marks: Mapping[str, str], *, of: str) -> None:
    now = time.monotonic()
    with _guard:
        _marks[of] = (now, marks)
        for old in [name for name, (at, _) in _marks.items() if now - at >= SECONDS_MARKS_ARE_KEPT]:
            del _marks[old]


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=MARK_BYTES).hexdigest()


def shared(key: Hashable, draw: Callable[[], "Drawing"]) -> "Drawing":
    """What was drawn for this key within the last second; whoever asks while it is being drawn waits for it."""
    with _guard:
        _forget_old()
        turn = _drawing.setdefault(key, threading.Lock())
    with turn:
        found = _fresh(key)
        if found is None:
            found = draw()
            with _guard:
                _drawn[key] = (time.monotonic(), found)
                _drawing.pop(key, None)
    return found


def card(key: Hashable, draw: Callable[[], str]) -> str:
    """One card of the board, drawn anew only when its key, which says all that it shows, was not seen for a while."""
    now = time.monotonic()
    found = _cards.get(key)
    if found is None:
        found = (now, draw())
        _forget_old_cards(now)
    _cards[key] = (now, found[1])
    return found[1]


def _forget_old_cards(now: float) -> None:
    for key, (used_at, _) in list(_cards.items()):
        if now - used_at >= SECONDS_A_CARD_IS_KEPT:
            _cards.pop(key, None)


def _fresh(key: Hashable) -> "Drawing | None":
    with _guard:
        drawn_at, drawing = _drawn.get(key, (0.0, None))
    return drawing if time.monotonic() - drawn_at < SECONDS_KEPT else None


def _forget_old() -> None:
    now = time.monotonic()
    for key in [key for key, (drawn_at, _) in _drawn.items() if now - drawn_at >= SECONDS_KEPT]:
        del _drawn[key]
