"""How an export could be read: by its profile, by one that fits, or by a proposal from what stands in it."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from coresponder.formats.cad.opening import sample_rows
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.proposing import ColumnProposal, Proposal, propose
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.profiles import profile_that_fits, shipped_profile_that_fits
from coresponder.program.calls.storage import stored_path

ROWS_LOOKED_AT = 500
DRAFT_NAME = "our-dispatch"
NEVER_SEEN = "Nobody has seen this layout before. The program proposes what each column is; correct what is wrong."
PROGRAMS_ZONE = "The program’s own zone is filled in; check it."


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A way to read an export, before a person has said yes to it.

    `columns` says for each stored column what it looks like and why; `base` is the profile to start from, `origin`
    says where that comes from, and `zone_reason` what speaks for its time zone.
    """

    base: Profile
    origin: str
    zone_reason: str
    columns: tuple[ColumnProposal, ...]


def reading_of(export: Export) -> Reading:
    """The way to read an export that a person sees first."""
    proposal = _proposal(export.pk, tuple(export.columns))
    known = _known_profile(export)
    if known is not None:
        base, origin = known
        return Reading(base=base, origin=origin, zone_reason="The profile says so.", columns=proposal.columns)
    return _drafted(proposal)


@lru_cache(maxsize=32)
def _proposal(export_id: UUID, columns: tuple[str, ...]) -> Proposal:
    """What the program makes of these columns; what is stored of an export never changes except by losing columns."""
    header, rows = sample_rows(stored_path(export_id), rows=ROWS_LOOKED_AT)
    return propose(header, rows, name=DRAFT_NAME)


def _known_profile(export: Export) -> tuple[Profile, str] | None:
    """The profile that the export has, or one that fits its columns, with a sentence for where it comes from."""
    saved = export.saved_profile
    if saved is not None:
        return saved.profile, f"This export is read by the profile {saved.name}, version {saved.version}."
    fitting = profile_that_fits(export.columns)
    if fitting is not None:
        return fitting.profile, f"It has the columns of your profile {fitting.name}, version {fitting.version}."
    shipped = shipped_profile_that_fits(export.columns)
    if shipped is not None:
        return shipped, f"It has the columns of a profile that comes with the program: {shipped.title}."
    return None


def _drafted(proposal: Proposal) -> Reading:
    hint = proposal.time_zone_suggestion
    return Reading(
        base=proposal.draft(hint.name or settings.TIME_ZONE),
        origin=NEVER_SEEN,
        zone_reason=hint.reason if hint.name else f"{hint.reason} {PROGRAMS_ZONE}",
        columns=proposal.columns,
    )
