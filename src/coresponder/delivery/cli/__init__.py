"""The command line: thin commands over the engines. Nothing here is imported before a command needs it.

The way through: `program` is the root command · `describing` makes help with examples · `failing` turns errors into
sentences and exit codes · `showing` writes tables, JSON and progress · `options` are what several commands share ·
one module for each command after that · `reference` writes docs/reference/command-line.md from the commands.
"""

from coresponder.delivery.cli.program import main

__all__ = ["main"]
