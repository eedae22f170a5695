"""Arguments and options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorated = Callable[..., Any]
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)

files_argument = click.argument("files", nargs=-1, required=True, type=EXISTING_FILE, metavar="FILE...")
file_argument = click.argument("file", type=EXISTING_FILE, metavar="FILE")
profile_option = click.option(
    "--profile",
    "profile_name",
    required=True,
    metavar="P",
    help="Which column is what: the name of a shipped profile, or a profile file.",
)
decisions_option = click.option(
    "--decisions",
    type=EXISTING_FILE,
    metavar="FILE",
    help="Your own decisions on call types, as “calls types --save” writes them for you to fill in.",
)
out_option = click.option("--out", required=True, type=FOLDER, metavar="DIR", help="The folder to write.")
replace_option = click.option("--replace", is_flag=True, help="Write over what is there.")
json_option = click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")
by_option = click.option(
    "--by", required=True, metavar="NAME", help="The username of the account that answers for it; it is written down."
)
