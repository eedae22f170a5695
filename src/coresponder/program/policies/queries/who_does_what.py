"""The table of who does what that is in force, and what it says of the steps at hand: for the phone and other pages."""

from collections.abc import Iterable

from coresponder.program.policies.models import ChapterVersion
from coresponder.program.policies.vocabulary import ChapterKind, EncounterStep, VersionState
from coresponder.program.policies.who_does_what import StepDuties, read


def table_in_force() -> ChapterVersion | None:
    """The table that both agencies have approved; None before."""
    found = ChapterVersion.objects.filter(chapter__kind=ChapterKind.WHO_DOES_WHAT, state=VersionState.IN_FORCE)
    return found.select_related("chapter").first()


def duties_at(steps: Iterable[EncounterStep]) -> list[StepDuties]:
    """Who does what at these steps, in their order; nothing before a table is in force."""
    table = table_in_force()
    known = {each.step: each for each in read(table.text)} if table else {}
    return [known[step] for step in steps if step in known]
