"""docs/reference/command-line.md, written from the commands themselves, so that help and page are the same text."""

from collections.abc import Iterator

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.failing import EXIT_CODES
from coresponder.delivery.cli.program import PROGRAM, program

PAGE_WIDTH = 96

INTRODUCTION = """# Command line

This page is written from the commands themselves: it is what `--help` says.

Results go to standard output; progress and errors go to standard error, progress as a bar on a terminal and as plain
lines elsewhere. Every command that reports something takes `--json`. An error is one sentence on what is wrong and one
on what to do next. No command needs a network. Only audit, backup, export, keys, restore and retention need a
database: that of the program, which they find as `manage.py` does, by `DJANGO_SETTINGS_MODULE` and what that reads.
"""

COMPLETION = """## Completion

The shell completes commands and options after one of these lines:

    eval "$(_CORESPONDER_COMPLETE=bash_source coresponder)"                # in ~/.bashrc
    eval "$(_CORESPONDER_COMPLETE=zsh_source coresponder)"                 # in ~/.zshrc
    _CORESPONDER_COMPLETE=fish_source coresponder | source                 # in config.fish
"""


def command_line_page() -> str:
    """The whole page: how commands speak, exit codes, completion, and every command with its help."""
    sections = [INTRODUCTION, _exit_codes(), COMPLETION, *(_section(context) for context in contexts())]
    return "\n".join(sections)


def contexts() -> Iterator[click.Context]:
    """Every command with its parents, groups before what is in them."""
    yield from _within(click.Context(program, info_name=PROGRAM, terminal_width=PAGE_WIDTH, **program.context_settings))


def _within(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None:
                yield from _within(click.Context(command, context, info_name=name, terminal_width=PAGE_WIDTH))


def _section(context: click.Context) -> str:
    library = context.command.library if isinstance(context.command, Described) else ""
    in_python = f"\nIn Python: `{library}`\n" if library else ""
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n{in_python}"


def _exit_codes() -> str:
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    return f"## Exit codes\n\n| code | meaning |\n|---|---|\n{rows}\n"
