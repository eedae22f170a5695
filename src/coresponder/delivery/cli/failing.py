"""What ends a command early: a sentence on standard error, what to do next, and an exit code that means something."""

import errno
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

import click
from click.exceptions import Exit

from coresponder.kernel.errors import CoresponderError

MACHINE_REFUSED = 1
STOPPED = 130  # what shells report for a program ended by Ctrl-C

EXIT_CODES: Mapping[int, str] = {
    0: "Done.",
    MACHINE_REFUSED: "The machine refused: a full disk, a folder that may not be written, too little memory.",
    2: "The command was typed wrong.",
    3: "A file, or what stands in it, is not what it should be.",
    4: "A profile is wrong in itself, or does not fit the file.",
    5: "Something frozen is no longer what it was.",
    6: "Not possible in the state that the thing is in.",
    STOPPED: "Stopped by Ctrl-C; nothing half-written is left.",
}


@contextmanager
def ending_in_sentences() -> Iterator[None]:
    """Turn what a person can mend, and what stops a run from outside, into a sentence and an exit code."""
    try:
        yield
    except CoresponderError as error:
        _end(str(error), error.exit_code)
    except KeyboardInterrupt:
        _end("Stopped. Nothing half-written was left behind.", STOPPED)
    except OSError as error:
        _end(_sentence_for(error), MACHINE_REFUSED)
    except Exception as error:
        if not _is_out_of_room(error):
            raise
        _end("The machine ran out of memory or disk space. Free some, and run the command again.", MACHINE_REFUSED)


def _is_out_of_room(error: Exception) -> bool:
    """Whether DuckDB says that memory or its temporary folder is full; where it was never loaded, it did not."""
    duckdb = sys.modules.get("duckdb")
    return duckdb is not None and isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException)


def _end(sentence: str, exit_code: int) -> NoReturn:
    click.echo(f"Error: {sentence}", err=True)
    raise Exit(exit_code)


def _sentence_for(error: OSError) -> str:
    if isinstance(error, BrokenPipeError):
        raise error  # the reader of our output went away; click ends quietly
    if error.errno == errno.ENOSPC:
        return "The disk is full. Free some space, or choose another folder, and run the command again."
    place = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or 'The machine refused'}{place}. Check the path and who may use it."
