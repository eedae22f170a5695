"""Which column of a file each field means. What is not mapped is never read; what is personal may not be mapped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.proposing.headers import header_match
from coresponder.kernel.errors import ProfileError

SURELY_PERSONAL = 0.7
CLOSE_ENOUGH = 60
PERSON_IN_A_FIELD = "personal"
# What is kept of these fields can tell of no person: a time, a number, a place that is only numbered.
TELLS_OF_NO_PERSON = ("stamp", "degrees", "integer")


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of one file: where each mapped one is, and what is dropped.

    `places` gives each mapped column's place in the header, from 0.
    """

    header: tuple[str, ...]
    places: Mapping[str, int]
    personal: tuple[str, ...]
    other: tuple[str, ...]


def match_columns(header: Sequence[str], profile: Profile, file_name: str) -> Columns:
    """Where the profile's columns are in this header.

    Names are compared without regard to case and surrounding space. ProfileError where a mapped column is missing,
    with the closest one that is there, or where a mapped column holds a person's details.
    """
    refuse_personal_fields(profile)
    by_name = {_folded(name): place for place, name in enumerate(header)}
    missing = [name for name in profile.mapped_columns if _folded(name) not in by_name]
    if missing:
        raise _missing(missing, header, profile, file_name)
    places = {name: by_name[_folded(name)] for name in profile.mapped_columns}
    dropped = [name for place, name in enumerate(header) if place not in places.values()]
    personal = [name for name in dropped if name in profile.personal_columns or looks_personal(name)]
    other = [name for name in dropped if name not in personal]
    return Columns(header=tuple(header), places=places, personal=tuple(personal), other=tuple(other))


def looks_personal(header: str) -> bool:
    """Whether a column's name says that it holds a person's details: a name, a phone, a birth date, a narrative."""
    score = header_match(header, PERSON_IN_A_FIELD).score
    return score >= SURELY_PERSONAL and score > max(header_match(header, field).score for field in FIELDS)


def refuse_personal_fields(profile: Profile) -> None:
    """ProfileError where a field that keeps text comes from a column with a person's details."""
    for name, rule in profile.fields.items():
        keeps_text = FIELDS[name].kind not in TELLS_OF_NO_PERSON and name != "address"
        personal = [column for column in rule.columns if column in profile.personal_columns or looks_personal(column)]
        if keeps_text and personal and not rule.pattern:
            raise ProfileError(
                "personal_column_mapped",
                f"The profile maps “{personal[0]}” to {name}, but that column holds a person's details.",
                f"Take it out of [fields.{name}]; such columns are dropped before anything is stored.",
            )


def _missing(missing: Sequence[str], header: Sequence[str], profile: Profile, file_name: str) -> ProfileError:
    several = "columns" if len(missing) > 1 else "column"
    return ProfileError(
        "missing_columns",
        f"{file_name} lacks the {several} {', '.join(_with_closest(name, header) for name in missing)},"
        f" which the profile “{profile.name}” maps.",
        "Correct the profile, or propose one for this layout with coresponder calls profile.",
    )


def _with_closest(name: str, header: Sequence[str]) -> str:
    """The missing column's name, with the one of the header that is spelled most like it."""
    found = process.extractOne(name, header, scorer=fuzz.ratio, processor=_folded, score_cutoff=CLOSE_ENOUGH)
    return f"“{name}” (closest: “{found[0]}”)" if found else f"“{name}”"


def _folded(name: str) -> str:
    return name.strip().casefold()
