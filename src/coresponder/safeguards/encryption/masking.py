"""Hiding encrypted words while somebody looks at the program as another account sees it.

    with words_hidden():
        plan.text          "(hidden)", whatever stands in it

Nothing can be encrypted meanwhile, so that no hidden text is ever stored in place of the true one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HIDDEN = "(hidden)"

_hidden: ContextVar[bool] = ContextVar("words_hidden", default=False)


@contextmanager
def words_hidden() -> Iterator[None]:
    """Inside, every encrypted text reads as hidden, and none can be written."""
    token = _hidden.set(True)
    try:
        yield
    finally:
        _hidden.reset(token)


def are_words_hidden() -> bool:
    """True while words are hidden."""
    return _hidden.get()
