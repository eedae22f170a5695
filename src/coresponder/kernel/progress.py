"""How a long task says how far it is, to a terminal, a page, or nobody."""

from typing import Protocol


class Progress(Protocol):
    """Called with a plain sentence for the stage at hand and the share done, 0.0 to 1.0."""

    def __call__(self, sentence: str, share_done: float) -> None: ...


def silent(sentence: str, share_done: float) -> None:
    """Progress that nobody watches."""


def part_of(progress: Progress, begin: float, end: float) -> Progress:
    """Progress of one stage that takes the share from `begin` to `end` of a longer task."""

    def report(sentence: str, share_done: float) -> None:
        progress(sentence, begin + (end - begin) * share_done)

    return report
