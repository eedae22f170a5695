"""How commands speak: results on standard output, as text or as JSON, and progress on standard error."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from coresponder.kernel.progress import Progress

BAR_WIDTH = 30
TERMINAL_WIDTH = 79


def show_json(content: Any) -> None:
    """The result for another program."""
    click.echo(json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False, default=str))


def show_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows under a header, columns aligned, numbers to the right."""
    texts = [[_text(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *texts, strict=True)]
    numeric = [bool(rows) and all(_is_number(row[index]) for row in rows) for index in range(len(header))]
    for line in (header, *texts):
        cells = zip(line, widths, numeric, strict=True)
        click.echo(
            "  ".join(text.rjust(width) if right else text.ljust(width) for text, width, right in cells).rstrip()
        )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Progress on standard error: a bar that moves on a terminal, else one plain line for each stage."""
    shown = _Bar() if sys.stderr.isatty() else _Lines()
    try:
        yield shown
    finally:
        shown.end()


class _Lines:
    """One line for each new stage, for logs and for screen readers."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, sentence: str, share_done: float) -> None:
        if sentence != self._last:
            click.echo(f"{share_done:4.0%}  {sentence}", err=True)
        self._last = sentence

    def end(self) -> None:
        """Nothing to tidy up."""


class _Bar:
    """One line that is written over and over, and wiped at the end."""

    def __call__(self, sentence: str, share_done: float) -> None:
        done = round(BAR_WIDTH * min(1.0, max(0.0, share_done)))
        line = f"[{'#' * done}{'.' * (BAR_WIDTH - done)}] {share_done:4.0%}  {sentence}"
        click.echo(f"\r{line[:TERMINAL_WIDTH]:<{TERMINAL_WIDTH}}", err=True, nl=False)

    def end(self) -> None:
        click.echo(f"\r{'':<{TERMINAL_WIDTH}}\r", err=True, nl=False)
