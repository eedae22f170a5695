"""`coresponder calls profiles`: the profiles that come with the program."""

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import json_option
from coresponder.delivery.cli.showing import show_json, show_table


@click.command(
    cls=Described,
    examples=("coresponder calls profiles",),
    library="coresponder.formats.cad.profile.load_profile",
)
@json_option
def profiles(as_json: bool) -> None:
    """List the profiles that come with the program."""
    from coresponder.formats.cad.profile import load_profile, shipped_profiles, to_mapping

    shipped = [load_profile(name) for name in shipped_profiles()]
    if as_json:
        show_json([{**to_mapping(each)["profile"], "sha256": each.sha256} for each in shipped])
        return
    show_table(("NAME", "VERSION", "TITLE"), [(each.name, each.version, each.title) for each in shipped])
