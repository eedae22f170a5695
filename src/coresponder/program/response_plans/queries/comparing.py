"""Two versions side by side, line by line."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import Section


@dataclass(frozen=True, kw_only=True)
class ComparedLine:
    """A line of a section: kept, added, or removed."""

    change: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ComparedSection:
    """A section with its lines, in order."""

    section: Section
    lines: list[ComparedLine]

    @property
    def is_changed(self) -> bool:
        return any(line.change != "kept" for line in self.lines)


def compared(before: PlanVersion | None, after: PlanVersion) -> list[ComparedSection]:
    """Every section that says or said something, with what was added and what was removed."""
    found = [
        ComparedSection(section=each, lines=_lines(before.sections[each] if before else "", after.sections[each]))
        for each in Section
    ]
    return [each for each in found if each.lines]


def _lines(before: str, after: str) -> list[ComparedLine]:
    old, new = before.splitlines(), after.splitlines()
    lines: list[ComparedLine] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [ComparedLine(change="kept", text=text) for text in new[new_from:new_to]]
        else:
            lines += [ComparedLine(change="removed", text=text) for text in old[old_from:old_to]]
            lines += [ComparedLine(change="added", text=text) for text in new[new_from:new_to]]
    return [line for line in lines if line.text.strip()]
