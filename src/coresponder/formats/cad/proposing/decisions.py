"""What a candidate is taken for, how sure that is, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.evidence import Table

CLOSE = 0.3  # a rival further behind than this takes nothing from the confidence
RIVALRY = 0.25
FIRST_AND_LAST = {"initial_type": "final_type", "initial_priority": "priority"}
UNHEARD = 0.6  # a header that the values speak against still takes from the certainty of leaving a column out


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A candidate with its field, or “personal” or “ignored”; confidence is 0 to 1."""

    candidate: Candidate
    field: str
    confidence: float
    reason: str


def decisions(candidates: Sequence[Candidate], table: Table, fields: Sequence[str]) -> list[Decision]:
    """One decision for each candidate, from the assignment and the evidence for it."""
    return [
        Decision(
            candidate=candidate,
            field=field,
            confidence=_confidence(table, fields, row),
            reason=_reason(candidates, table, fields, row),
        )
        for row, (candidate, field) in enumerate(zip(candidates, fields, strict=True))
    ]


def the_only_one_is_the_last(decided: Sequence[Decision]) -> list[Decision]:
    """Where only one type or priority is recorded, it is the one that counts, whatever its header says."""
    given = {decision.field for decision in decided}
    alone = {first: last for first, last in FIRST_AND_LAST.items() if last not in given}
    return [
        replace(each, field=alone[each.field], reason=f"{each.reason} It is the only one recorded.")
        if each.field in alone
        else each
        for each in decided
    ]


def _confidence(table: Table, fields: Sequence[str], row: int) -> float:
    """The evidence for the choice, less where another field or another column came close to it."""
    field, evidence = fields[row], table[row]
    if field == "ignored":
        best = max(max(found.score, UNHEARD * found.header) for name, found in evidence.items() if name != "ignored")
        return max(evidence["ignored"].score, 1 - best)
    rivals = [found.score for name, found in evidence.items() if name != field]
    if field != "personal":
        rivals += [other[field].score for number, other in enumerate(table) if _is_free(fields, number, row)]
    margin = min(CLOSE, max(0.0, evidence[field].score - max(rivals, default=0.0)))
    return min(0.99, evidence[field].score * (1 - RIVALRY * (1 - margin / CLOSE)))


def _is_free(fields: Sequence[str], number: int, row: int) -> bool:
    """Whether another column was left without a field, and so could have had this one."""
    return number != row and fields[number] == "ignored"


def _reason(candidates: Sequence[Candidate], table: Table, fields: Sequence[str], row: int) -> str:
    """One sentence: what the header says, and what the values look like; or which column was better."""
    field, evidence = fields[row], table[row][fields[row]]
    if field == "ignored" and not evidence.words and not evidence.speaks:
        return _why_ignored(candidates, table, fields, row)
    says = f"The header says “{' '.join(evidence.words)}”" if evidence.words else "The header says nothing known"
    return f"{says}; {evidence.said}." if evidence.said else f"{says}."


def _why_ignored(candidates: Sequence[Candidate], table: Table, fields: Sequence[str], row: int) -> str:
    best = max(table[row], key=lambda name: table[row][name].header)
    if table[row][best].header < CLOSE:
        return "Neither the header nor the values speak for a field of a call."
    says = f"The header says “{' '.join(table[row][best].words)}”, but "
    better = [candidates[number].label for number, field in enumerate(fields) if field == best]
    return says + (f"“{better[0]}” is the better {best}." if better else f"the values do not look like {best}.")
