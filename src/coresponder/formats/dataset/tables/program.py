"""What a program costs, and what changed in the way things are recorded."""

from coresponder.formats.dataset.schema import Column, Table
from coresponder.formats.dataset.tables.columns import coded, count, flag, key, number, words

PAYERS = (
    "city", "county", "state", "medicaid", "medicare", "private_insurance", "hospital", "health_agency", "grant",
    "person", "other",
)  # fmt: skip
COST_KINDS = ("program", "unit_cost", "new_care")
COST_NATURES = ("cash", "capacity")
CHANGES = (
    "form", "codes", "hierarchy", "instrument", "criteria", "rules_of_crisis_calls", "follow_up_rules", "feed",
    "software", "instruction", "launch", "other",
)  # fmt: skip
DIRECTIONS = ("more", "fewer", "unknown")


def _day(name: str, description: str, *, required: bool = False) -> Column:
    """A day of the program's own, which is nobody's: it stays a day in every release."""
    return Column(name=name, type="date", description=description, required=required)


COSTS = Table(
    name="costs",
    grain="one row for each cost of the program in a period, or for each unit cost with its source",
    description="Dated and sourced, with a range. A row without a source is a fault.",
    key=("cost_set", "item", "payer", "from_on"),
    columns=(
        words("cost_set", "Name and version of the set that the row belongs to.", required=True),
        coded("kind", COST_KINDS, "What the program costs, one event costs, or new care costs.", required=True),
        words("item", "What costs it, as a code, such as jail_booking or clinician_salary.", required=True),
        coded("payer", PAYERS, "Who pays it.", required=True),
        coded("nature", COST_NATURES, "Money that is paid, or time that becomes free.", required=True),
        _day("from_on", "First day on which it holds, or of the period.", required=True),
        _day("until_on", "Last day; empty: until further notice."),
        number("amount", "The best estimate.", unit="US dollars"),
        number("low", "Low end of the range.", unit="US dollars"),
        number("high", "High end of the range.", unit="US dollars"),
        words("per", "For what it is paid, as a code: event, hour, day; once, month, year.", required=True),
        Column(
            name="price_year",
            type="integer",
            unit="year",
            description="The year in whose prices the amount is.",
            least=1990,
            most=2100,
        ),
        words("source", "Where it is from.", required=True),
    ),
)  # fmt: skip

MEETINGS = Table(
    name="meetings",
    grain="one row for each meeting of the planning team",
    description="Whether the team meets, and whether people with lived experience are there. Nobody is named.",
    key=("meeting_id",),
    columns=(
        key("meeting_id", "The meeting's token."),
        _day("held_on", "Local day on which it was to be held.", required=True),
        flag("was_held", "It was held; empty while nobody has said so."),
        count("attended", "How many members were there.", required=True),
        flag("with_lived_experience", "Somebody of lived experience, families or peers was there.", required=True),
    ),
)

RECORDING_CHANGES = Table(
    name="recording_changes",
    grain="one row for each column or measure that a change in recording affects",
    description="A figure can change because what is written down changed. Every chart of what is affected shows it. A"
    " change that affects all has neither a table nor a measure.",
    key=("change_id", "table_name", "column_name", "measure"),
    columns=(
        key("change_id", "The change: the same in each of its rows."),
        _day("since_on", "First local day on which the new way held.", required=True),
        coded("kind", CHANGES, "What changed.", required=True),
        words("what", "In a sentence, for charts.", required=True),
        words("table_name", "A table of this data set that is affected."),
        words("column_name", "The column of it; empty: every column."),
        words("measure", "A measure of the registry that is affected; empty: every one that reads the column."),
        coded("direction", DIRECTIONS, "Whether more or fewer are counted since, as far as known.", required=True),
    ),
)
