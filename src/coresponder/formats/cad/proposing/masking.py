"""Examples that show what a column holds, and of personal columns only their shape."""

import re

from coresponder.formats.cad.proposing.looks import ColumnLook

EXAMPLES = 3
LONGEST_EXAMPLE = 60
LONGEST_MASKED = 16


def examples(look: ColumnLook, *, personal: bool, address: bool = False) -> tuple[str, ...]:
    """Three different values, the commonest first; masked where they would tell of a person or a home."""
    shown = (_shown(value, personal=personal, address=address) for value, _ in look.counts.most_common(50))
    return tuple(dict.fromkeys(shown))[:EXAMPLES]


def _shown(value: str, *, personal: bool, address: bool) -> str:
    if personal:
        return re.sub(r"\d+", "999", re.sub(r"[^\W\d_]+", "xxx", value))[:LONGEST_MASKED]
    return _cut(re.sub(r"\d+", "99", value) if address else value)


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST_EXAMPLE else f"{value[: LONGEST_EXAMPLE - 1]}…"
