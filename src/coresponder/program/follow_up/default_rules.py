"""The rules that a program can begin with, read from the file that is shipped."""

import tomllib
from pathlib import Path

from coresponder.program.follow_up.rules.wording import RuleDraft
from coresponder.safeguards.accounts.models import Agency, User

FILE = Path(__file__).with_name("default_rules.toml")


def default_rules(*, agency: Agency, role: str, goes_to: User | None = None) -> list[RuleDraft]:
    """The shipped rules, asking one agency in one role."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["rule"]
    return [
        RuleDraft(agency_id=agency.pk, role=role, goes_to_id=goes_to.pk if goes_to else None, **each) for each in found
    ]
