"""The invented county's data set, and a change in recording that nobody should take for one in the world."""

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from coresponder.analysis.synthetic.encounters.planted import CHANGE_IN_RECORDING, TELEPHONE_COUNTS_FROM
from coresponder.kernel.progress import Progress
from coresponder.program.encounters.models import Encounter
from coresponder.program.extracts.actions.changes import note_change
from coresponder.program.extracts.models import RecordingChange, Release
from coresponder.program.extracts.nightly import release_by_night
from coresponder.program.extracts.vocabulary import Change, Direction
from coresponder.safeguards.accounts.models import User


def load_changes(*, by: User) -> None:
    """When the team began and what changed in recording, well before the data set, which knows whole minutes."""
    if RecordingChange.objects.exists():
        return
    note_change(since_on=LAUNCH_ON, kind=Change.LAUNCH, what="The first team began its work.", by=by)
    note_change(
        since_on=TELEPHONE_COUNTS_FROM, kind=Change.INSTRUCTION, what=CHANGE_IN_RECORDING, table_name="encounters",
        column_name="warm_handoff", direction=Direction.MORE, by=by,
    )  # fmt: skip


def load(*, progress: Progress) -> None:
    """Make it as on any night. A second time changes nothing, and without encounters there is nothing to make."""
    if Release.objects.exists() or not Encounter.objects.exists():
        return
    progress("Making the program data set.", 0.0)
    release_by_night()
    progress("The program data set is there.", 1.0)
