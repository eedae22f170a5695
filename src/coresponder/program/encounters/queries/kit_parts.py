"""Which parts somebody writes, and how far those of tonight's calls are: that a part was filed, never what is in it."""

from collections.abc import Iterable, Mapping

from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.vocabulary import PartName
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass, Deed

# Who may write a class writes the part of it; the own part is the first of them.
WRITTEN_WITH: Mapping[PartName, DataClass] = {
    PartName.OPERATIONAL: DataClass.OPERATIONAL,
    PartName.CLINICAL: DataClass.CLINICAL,
    PartName.SUBSTANCE_USE: DataClass.SUBSTANCE_USE,
}
# That somebody's use of substances was written about is told to nobody who does not write of it.
TOLD_TO_ALL = (PartName.OPERATIONAL, PartName.CLINICAL)

Filed = dict[str, dict[int, list[str]]]


def parts_written_by(user: User) -> list[str]:
    """The parts of an encounter that somebody writes, the own one first."""
    written = classes_for(user.role, Deed.WRITE)
    return [part.value for part, data_class in WRITTEN_WITH.items() if data_class in written]


def filed_parts(assignments: Iterable[Assignment], user: User) -> Filed:
    """By assignment and by which encounter on it, the parts that were filed. Call it in a transaction."""
    told = sorted({*TOLD_TO_ALL, *parts_written_by(user)})
    ids = [each.pk for each in assignments]
    with everything_let_through():
        rows = PartFiling.objects.filter(encounter__assignment__in=ids, ended_at=None, part__in=told).order_by()
        found = list(rows.values_list("encounter__assignment_id", "encounter__ordinal", "part").distinct())
    filed: Filed = {}
    for assignment_id, ordinal, part in sorted(found, key=str):
        assert ordinal is not None  # noqa: S101 - an encounter of an assignment has its number
        filed.setdefault(str(assignment_id), {}).setdefault(ordinal, []).append(part)
    return filed
