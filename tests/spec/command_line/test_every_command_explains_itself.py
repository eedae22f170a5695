"""Every command has a sentence of help, examples that run, a place in the docs, and a name in Python."""

import shlex
import shutil
from importlib import import_module
from pathlib import Path

import click
import pytest
from django.db import transaction

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.reference import command_line_page, contexts
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import SIGNED_IN
from coresponder.safeguards.audit.recording import record
from tests.spec.command_line.conftest import Desk

CONTEXTS = list(contexts())
COMMANDS = [context for context in CONTEXTS if not isinstance(context.command, click.Group)]
# Those that work on the program's database have a chapter of their own: test_safe_keeping.py.
EXAMPLES = [
    example for context in COMMANDS if not context.command.needs_database for example in context.command.examples
]  # type: ignore[attr-defined]
PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "command-line.md"


def named(found: list[click.Context]) -> list[object]:
    return [pytest.param(context, id=context.command_path) for context in found]


@pytest.mark.parametrize("context", named(CONTEXTS))
def test_its_help_begins_with_one_sentence(context: click.Context) -> None:
    first = (context.command.help or "").split("\n\n")[0].strip()
    assert first.endswith(".")
    assert first[0].isupper()


@pytest.mark.parametrize("context", named(CONTEXTS))
def test_it_stands_in_the_docs_with_its_help_as_it_is(context: click.Context) -> None:
    assert context.get_help() in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("context", named(COMMANDS))
def test_it_has_an_example_of_itself(context: click.Context) -> None:
    assert isinstance(context.command, Described)
    parents = context.command_path.removesuffix(" build")
    assert context.command.examples
    assert all(example.startswith(parents) for example in context.command.examples)


@pytest.mark.parametrize("context", named(COMMANDS))
def test_it_can_answer_in_json(context: click.Context) -> None:
    assert "--json" in {option for parameter in context.command.params for option in parameter.opts}


@pytest.mark.parametrize("context", named(COMMANDS))
def test_what_it_is_called_in_python_exists(context: click.Context) -> None:
    module, _, name = context.command.library.rpartition(".")  # type: ignore[attr-defined]
    assert hasattr(import_module(module), name)


@pytest.mark.parametrize("context", named(COMMANDS))
def test_every_option_says_what_it_is_for(context: click.Context) -> None:
    options = [parameter for parameter in context.command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_runs(example: str, desk_with_baseline: Desk, request: pytest.FixtureRequest) -> None:
    if example.startswith("coresponder audit"):
        lay_out_what_proves_the_trail(desk_with_baseline, by=request.getfixturevalue("priya"))
    make_room_for_what_it_writes(example, desk_with_baseline)
    result = desk_with_baseline.run(*shlex.split(example)[1:])
    assert result.exit_code == 0, result.output


def test_the_page_in_the_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == command_line_page()


def lay_out_what_proves_the_trail(desk: Desk, *, by: User) -> None:
    """A trail with an event, its seal, the key, and a proof, as the commands write them."""
    with transaction.atomic():
        record(SIGNED_IN, by=by, about=f"account:{by.pk}", details={})
    for typed in ("seal --out seal.json", "key --out audit-key.pem", "proof 1 --out proof.json"):
        assert desk.run("audit", *typed.split()).exit_code == 0


def make_room_for_what_it_writes(example: str, desk: Desk) -> None:
    """Take away what the example is going to write, unless it says that it replaces it."""
    words = shlex.split(example)
    written = [words[place + 1] for place, word in enumerate(words) if word in ("--out", "--save")]
    for path in (desk.folder / name for name in written if "--replace" not in words):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
