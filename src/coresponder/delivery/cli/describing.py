"""Commands whose help has one sentence, an example that runs, and the name of the same thing in Python."""

from typing import Any

import click

from coresponder.delivery.cli.failing import ending_in_sentences
from coresponder.delivery.cli.starting import start_the_program


class Described(click.Command):
    """A command with examples. Each example is a whole command line that the tests run as it stands."""

    def __init__(
        self,
        *args: Any,
        examples: tuple[str, ...] = (),
        library: str = "",
        needs_database: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.library = library
        self.needs_database = needs_database

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
            for example in self.examples:
                formatter.write(_folded(example, formatter))

    def invoke(self, ctx: click.Context) -> Any:
        with ending_in_sentences():
            if self.needs_database:
                start_the_program()
            return super().invoke(ctx)


class DescribedGroup(click.Group):
    """A group of such commands; with `default`, that command runs where none of the group's names stands first."""

    command_class = Described

    def __init__(self, *args: Any, default: str = "", default_usage: str = "FILE... [OPTIONS]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default
        self.default_usage = default_usage

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asks_for_help = set(args[:1]) & set(self.get_help_option_names(ctx))
        if self.default and args and not asks_for_help and args[0] not in self.commands:
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Every command with its whole first sentence."""
        commands = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, " ".join(text.split("\n\n")[0].split())) for name, text in commands])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_usage(ctx, formatter)
        if self.default:
            formatter.write_usage(ctx.command_path, f"{self.default_usage}   (the same as {self.default})", "  or:  ")


DescribedGroup.group_class = DescribedGroup


def _folded(example: str, formatter: click.HelpFormatter) -> str:
    """The example as it can be pasted: broken before an option, with the mark that shells read as “goes on”."""
    margin = " " * formatter.current_indent
    first, *options = example.replace(" --", "\n--").split("\n")
    lines = [f"{margin}{first}"]
    for option in options:
        if len(f"{lines[-1]} {option} \\") <= formatter.width:
            lines[-1] += f" {option}"
        else:
            lines.append(f"{margin}    {option}")
    return " \\\n".join(lines) + "\n"
