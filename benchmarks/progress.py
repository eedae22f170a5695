"""What a benchmark says while it runs, on standard error; results go to standard output."""

import sys


def say(sentence: str) -> None:
    """One line for whoever waits."""
    print(sentence, file=sys.stderr, flush=True)
