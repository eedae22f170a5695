"""The table of who does what, as the lines of a chapter: `arriving: officer A R, clinician C`.

Lines, so that the table is written, compared, approved and kept like every other chapter.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from coresponder.kernel.errors import UsageError
from coresponder.program.policies.vocabulary import Duty, EncounterStep, WorkRole

ROLES = (
    WorkRole.OFFICER,
    WorkRole.CLINICIAN,
    WorkRole.DISPATCHER,
    WorkRole.PARAMEDIC,
    WorkRole.PEER,
    WorkRole.CASE_MANAGER,
    WorkRole.SUPERVISOR,
)
# What a role may have to do with a step: one duty, or doing it and answering for it as well.
CHOICES = ("", "R", "AR", "A", "C", "I")


@dataclass(frozen=True, kw_only=True)
class StepDuties:
    """One step with what each role has to do with it."""

    step: EncounterStep
    duties: Mapping[WorkRole, str]

    @property
    def in_a_line(self) -> str:
        """The step in one line for a phone: who answers for it, who does it, who is asked."""
        return "; ".join(f"{role.label} {self.words_for(role)}" for role in self.duties)

    @property
    def does(self) -> list[WorkRole]:
        """Who does it."""
        return [role for role, letters in self.duties.items() if Duty.RESPONSIBLE in letters]

    @property
    def answers(self) -> WorkRole | None:
        """Who answers for it."""
        return next((role for role, letters in self.duties.items() if Duty.ACCOUNTABLE in letters), None)

    def words_for(self, role: WorkRole) -> str:
        """What a role has to do with it, in words: “answers for it, does it”."""
        return ", ".join(Duty(letter).label for letter in self.duties.get(role, ""))


Cells = Mapping[tuple[EncounterStep, WorkRole], str]


def usual() -> str:
    """The draft that comes with the program, as text."""
    told = tomllib.loads((files(__package__) / "who_does_what.toml").read_text("utf-8"))["steps"]
    return written(
        {(EncounterStep(step), WorkRole(role)): letters for step, row in told.items() for role, letters in row.items()}
    )


def written(cells: Cells) -> str:
    """The cells as the lines of a chapter, in the order of the steps and roles."""
    return "\n".join(_line(step, cells) for step in EncounterStep)


def _line(step: EncounterStep, cells: Cells) -> str:
    said = [f"{role.value} {' '.join(cells[step, role])}" for role in ROLES if cells.get((step, role))]
    return f"{step.value}: {', '.join(said)}"


def read(text: str) -> list[StepDuties]:
    """The lines as steps; a line that is none of ours is left out."""
    return [found for line in text.splitlines() if (found := _read_line(line)) is not None]


def _read_line(line: str) -> StepDuties | None:
    name, _, rest = line.partition(":")
    if name.strip() not in EncounterStep.values:
        return None
    pairs = (each.strip().partition(" ") for each in rest.split(",") if each.strip())
    duties = {WorkRole(role): letters.replace(" ", "") for role, _, letters in pairs if role in WorkRole.values}
    return StepDuties(step=EncounterStep(name.strip()), duties=duties)


def faults(text: str) -> Iterator[str]:
    """A sentence for every step that nobody does, or for which not exactly one role answers."""
    known = {each.step: each for each in read(text)}
    for step in EncounterStep:
        duties = known.get(step)
        answering = [r for r, letters in duties.duties.items() if Duty.ACCOUNTABLE in letters] if duties else []
        if duties is None or not duties.does:
            yield f"Nobody does this: {step.label}."
        if len(answering) != 1:
            yield f"Exactly one role answers for a step, and {len(answering)} do for this: {step.label}."


def refuse_gaps(text: str) -> None:
    """Raise UsageError for a table that leaves something open."""
    found = list(faults(text))
    if found:
        raise UsageError("who_does_what_open", " ".join(found), "Fill it in.")


def in_words(text: str) -> str:
    """The table as sentences, a line for each step, for reading and comparing."""
    lines = (
        f"{each.step.label}: " + "; ".join(f"{role.label} {each.words_for(role)}" for role in each.duties)
        for each in read(text)
    )
    return "\n".join(f"- {line}." for line in lines)
