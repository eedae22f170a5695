"""One drawing of the board for everybody who sees the same: twenty consoles that are told at once read it once.

The key says for whom it is the same: how far the news was, the role, and which plans are open to the reader. What is
committed and announced changes the key. What only time changes may be a second old. Nothing is kept for longer.
"""

import threading
import time
from collections.abc import Callable, Hashable

SECONDS_KEPT = 1.0
# A card tells by what it shows whether it is still the same; it is kept a little longer than the pages read anew.
SECONDS_A_CARD_IS_KEPT = 30.0

_guard = threading.Lock()
_drawn: dict[Hashable, tuple[float, str]] = {}
_drawing: dict[Hashable, threading.Lock] = {}
_cards: dict[Hashable, tuple[float, str]] = {}


def shared(key: Hashable, draw: Callable[[], str]) -> str:
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


def _fresh(key: Hashable) -> str | None:
    with _guard:
        drawn_at, text = _drawn.get(key, (0.0, ""))
    return text if text and time.monotonic() - drawn_at < SECONDS_KEPT else None


def _forget_old() -> None:
    now = time.monotonic()
    for key in [key for key, (drawn_at, _) in _drawn.items() if now - drawn_at >= SECONDS_KEPT]:
        del _drawn[key]
