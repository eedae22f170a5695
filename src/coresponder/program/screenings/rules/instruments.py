"""Which text of an instrument an agency may use."""

from coresponder.formats.instruments import Pack, shipped_pack
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.screenings.models import OwnersPermission
from coresponder.program.screenings.vocabulary import SCREENING_AGENCIES
from coresponder.safeguards.accounts.models import Agency


def known_pack(key: str) -> Pack:
    """The instrument as it is shipped; UsageError for one that the program does not have."""
    try:
        return shipped_pack(key)
    except KeyError as error:
        raise UsageError("no_such_instrument", "There is no such instrument.", "Choose one of the list.") from error


def refuse_unless_it_screens(agency: Agency) -> None:
    """Raise UsageError for an agency whose records are no care records, such as a police department."""
    if agency.kind not in SCREENING_AGENCIES:
        raise UsageError(
            "agency_does_not_screen",
            f"{agency.name} does not screen people: its records are no records of care.",
            "Choose the agency whose staff asks the questions.",
        )


def refuse_own_text(own: Pack, *, shipped: Pack, permission: OwnersPermission | None) -> None:
    """Raise an error unless this text may stand in place of the shipped instrument."""
    if permission is None:
        raise StateError(
            "no_permission",
            f"The permission of the owner of {shipped.name} is not on file for this agency.",
            "Record it first, with what shows it.",
        )
    if own.key != shipped.key:
        raise UsageError(
            "other_instrument", f"This is not {shipped.name}: its key is {own.key}.", "Choose another file."
        )
    if own.data_class != shipped.data_class:
        raise UsageError(
            "other_class",
            f"{shipped.name} is kept as {shipped.data_class.replace('_', ' ')}, and a text cannot change that.",
            "Leave data_class as it is.",
        )
    if not own.roles <= shipped.roles:
        raise UsageError(
            "other_roles",
            f"The text opens {shipped.name} to more roles than the program does.",
            "Leave roles as they are.",
        )
    if own.steps == ():
        raise UsageError("no_steps", "The text asks for no step after a positive result.", "Add the steps.")
