"""A profile: which column of an export is which field of a call, written down as versioned data.

A profile is a TOML file that a person can read and edit:

    [profile]
    name = "minneapolis"
    version = "1"
    title = "Minneapolis 911: one row for each call, eight stamps"
    source = "minneapolis"              # with the event number it names a call
    time_zone = "America/Chicago"
    repeated_hour = "first"             # the hour that occurs twice in autumn: first | second
    code_dialect = "us-ca/san-diego"    # whose radio codes the types use, for the rule table; leave out if none
    grain = "call"                      # call: one row for each call · unit: one row for each unit sent
    identical_rows = "duplicates"       # rows of one file that repeat word for word: duplicates | calls of their own
    empty_spellings = ["NULL", "REDACTED"]
    stamp_formats = ["%Y-%m-%d %H:%M:%S"]
    personal_columns = ["Caller_Name", "Call_Back_Phone"]
    ignored_columns = ["Agency_Type"]

    [fields.event_number]
    columns = ["Master_Incident_Number"]

    [fields.disposition]
    columns = ["Call_Disposition"]
    separator = ","                     # several codes in one field
    width = 30                          # the source cuts the text off here

    [fields.address]
    columns = ["number", "street"]      # several columns of one field
    join = " "

    [fields.call_source]
    columns = ["911 Call"]
    values = { Yes = "911", No = "other" }

    [fields.event_number]               # a feed that numbers no calls: a fingerprint of what tells them apart
    columns = ["timeStamp", "desc"]     # is kept, and not the text itself, which may hold an address
    digest = true

    [fields.queued_at]
    columns = ["desc"]
    pattern = '(\\d{4}-\\d{2}-\\d{2}) @ (\\d{2}:\\d{2})'   # groups are joined with `join`
    join = " "
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

import tomli_w

from coresponder.formats.cad.fields import FIELDS
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import ProfileError

Grain = Literal["call", "unit"]
RepeatedHour = Literal["first", "second"]
IdenticalRows = Literal["duplicates", "calls"]

STANDARD_EMPTY_SPELLINGS = ("", "NULL", "null", "\\N", "N/A", "None")


@dataclass(frozen=True, kw_only=True)
class FieldRule:
    """Where one field comes from: its columns, and how their text is taken apart and put together."""

    columns: tuple[str, ...]
    join: str = " "
    separator: str = ""
    width: int | None = None
    pattern: str = ""
    values: dict[str, str] = field(default_factory=dict)
    digest: bool = False


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How one source's export is read. Two profiles with the same content have the same `sha256`."""

    name: str
    version: str
    title: str
    source: str
    time_zone: str
    code_dialect: str = ""
    grain: Grain = "call"
    repeated_hour: RepeatedHour = "first"
    identical_rows: IdenticalRows = "duplicates"
    empty_spellings: tuple[str, ...] = ()
    stamp_formats: tuple[str, ...] = ()
    personal_columns: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    fields: dict[str, FieldRule] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def sha256(self) -> str:
        return content_sha256(to_mapping(self))

    @property
    def mapped_columns(self) -> tuple[str, ...]:
        """Every column of the export that some field needs, each once, in the profile's order."""
        return tuple(dict.fromkeys(column for rule in self.fields.values() for column in rule.columns))


def shipped_profiles() -> tuple[str, ...]:
    """Names of the profiles that come with the program."""
    folder = resources.files("coresponder.formats.cad") / "profiles"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load_profile(name_or_path: str) -> Profile:
    """The shipped profile of that name, or the profile in that file; ProfileError says which line is wrong."""
    if name_or_path in shipped_profiles():
        folder = resources.files("coresponder.formats.cad") / "profiles"
        return from_toml((folder / f"{name_or_path}.toml").read_text(encoding="utf-8"))
    path = Path(name_or_path)
    if not path.is_file():
        raise ProfileError(
            "profile_not_found",
            f"There is no profile “{name_or_path}”.",
            f"Use one of {', '.join(shipped_profiles())}, or the path of a profile file.",
        )
    return from_toml(path.read_text(encoding="utf-8"))


def shipped_profile_that_fits(columns: Sequence[str]) -> Profile | None:
    """The shipped profile that needs only these columns, and most of them; None where every one lacks some."""
    shipped = [load_profile(name) for name in shipped_profiles()]
    fitting = [profile for profile in shipped if set(profile.mapped_columns) <= set(columns)]
    return max(fitting, key=lambda profile: len(profile.mapped_columns), default=None)


def from_toml(text: str) -> Profile:
    """A profile from its TOML text, checked."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError("profile_not_toml", f"The profile is not valid TOML: {error}.", "Mend that line.") from error
    return from_mapping(content)


def to_toml(profile: Profile) -> str:
    """The profile as TOML text that `from_toml` reads back to the same profile."""
    return tomli_w.dumps(to_mapping(profile))


def from_mapping(content: dict[str, Any]) -> Profile:
    """A profile from plain data, checked; see `check`."""
    head = {key: _tupled(value) for key, value in content.get("profile", {}).items()}
    rules = {
        name: FieldRule(**{k: _tupled(v) for k, v in rule.items()}) for name, rule in content.get("fields", {}).items()
    }
    try:
        profile = Profile(**head, fields=rules)
    except TypeError as error:
        raise ProfileError(
            "profile_key",
            f"The profile has a wrong or missing entry: {error}.",
            "Compare it with docs/reference/profiles.md.",
        ) from error
    check(profile)
    return profile


def to_mapping(profile: Profile) -> dict[str, Any]:
    """The profile as plain data, without entries that stand at their default."""
    defaults = Profile(name="", version="", title="", source="", time_zone="")
    head_names = [name for name in profile.__dataclass_fields__ if name != "fields"]
    head = {
        n: _listed(getattr(profile, n))
        for n in head_names
        if getattr(profile, n) != getattr(defaults, n) or n == "grain"
    }
    return {"profile": head, "fields": {name: _rule_mapping(rule) for name, rule in profile.fields.items()}}


def check(profile: Profile) -> None:
    """Raise ProfileError with a sentence for the first thing that is wrong with the profile itself."""
    if profile.time_zone not in available_timezones():
        raise ProfileError(
            "unknown_time_zone",
            f"“{profile.time_zone}” is not a time zone name.",
            "Use a name such as America/Chicago; coresponder calls zones lists them.",
        )
    for name in profile.fields:
        if name not in FIELDS:
            raise ProfileError(
                "unknown_field", f"“{name}” is not a field of a call.", f"Fields are {', '.join(FIELDS)}."
            )
    if "event_number" not in profile.fields:
        raise ProfileError(
            "no_event_number",
            "The profile maps no column to event_number, so the same call could not be recognized twice.",
            "Map the column that holds the call's own number.",
        )


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _rule_mapping(rule: FieldRule) -> dict[str, Any]:
    default = FieldRule(columns=())
    names = rule.__dataclass_fields__
    return {n: _listed(getattr(rule, n)) for n in names if getattr(rule, n) != getattr(default, n)}
