"""From a header and some rows to a drafted profile."""

from collections import Counter
from collections.abc import Mapping, Sequence

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.profile import FieldRule
from coresponder.formats.cad.proposing.assigning import assign
from coresponder.formats.cad.proposing.candidates import Candidate, candidates
from coresponder.formats.cad.proposing.decisions import Decision, decisions, the_only_one_is_the_last
from coresponder.formats.cad.proposing.details import empty_spellings, field_rule
from coresponder.formats.cad.proposing.evidence import weigh
from coresponder.formats.cad.proposing.grain import grain_of, without_lone_unit
from coresponder.formats.cad.proposing.looks import ColumnLook, column_looks
from coresponder.formats.cad.proposing.masking import examples
from coresponder.formats.cad.proposing.numbering import numbered_together
from coresponder.formats.cad.proposing.proposal import ColumnProposal, Proposal
from coresponder.formats.cad.proposing.time_zones import suggest


def propose(
    header: Sequence[str], rows: Sequence[Sequence[str | None]], *, name: str, time_zone: str | None = None
) -> Proposal:
    """A profile drafted from headers and from what the values look like, with a reason for every column.

    `rows` are some rows of the export as text, a thousand or two are enough; `time_zone` is what a person declared.
    Nothing is certain: confidence is 0 to 1, and the least certain columns stand in `unsure`.
    """
    looks = column_looks(len(header), rows)
    decided = _decide(header, looks)
    assigned = {decision.field: decision.candidate for decision in decided if decision.field in FIELDS}
    return Proposal(
        name=name,
        columns=tuple(_column(header, looks, decided, index) for index in range(len(header))),
        rules=_rules(header, assigned),
        grain=grain_of(assigned),
        stamp_formats=_stamp_formats(looks, assigned),
        empty_spellings=empty_spellings(rows, _stamp_columns(looks, assigned)),
        time_zone=time_zone,
        time_zone_suggestion=suggest(assigned),
        rows_read=len(rows),
    )


def _decide(header: Sequence[str], looks: Sequence[ColumnLook]) -> list[Decision]:
    """What every candidate is taken for; a call without a number of its own is named by several columns."""
    found = candidates(header, looks)
    table = weigh(found)
    decided = the_only_one_is_the_last(without_lone_unit(decisions(found, table, assign(found, table))))
    return [*decided, *numbered_together(decided)]


def _rules(header: Sequence[str], assigned: Mapping[str, Candidate]) -> dict[str, FieldRule]:
    """One rule for each assigned field, in the order in which the fields are documented."""
    return {field: field_rule(header, assigned[field], field) for field in FIELDS if field in assigned}


def _stamp_looks(assigned: Mapping[str, Candidate]) -> list[ColumnLook]:
    return [assigned[field].look for field in STAMP_FIELDS if field in assigned]


def _stamp_columns(looks: Sequence[ColumnLook], assigned: Mapping[str, Candidate]) -> list[ColumnLook]:
    """The columns of stamps one by one, a date apart from its time."""
    return [looks[column] for field in STAMP_FIELDS if field in assigned for column in assigned[field].columns]


def _stamp_formats(looks: Sequence[ColumnLook], assigned: Mapping[str, Candidate]) -> tuple[str, ...]:
    """Every format that some stamp needs, the commonest first; also of a date that stands without its time."""
    needed = [*_stamp_looks(assigned), *_stamp_columns(looks, assigned)]
    counted = Counter(style for look in needed for style in look.stamp.formats if look.stamp.has_date)
    return tuple(style for style, _ in counted.most_common())


def _column(
    header: Sequence[str], looks: Sequence[ColumnLook], decided: Sequence[Decision], index: int
) -> ColumnProposal:
    """What one column is taken for, over all the candidates that it is part of."""
    about = [decision for decision in decided if index in decision.candidate.columns]
    taken = [decision for decision in about if decision.field in FIELDS] or about
    first = max(taken, key=lambda decision: decision.confidence)
    fields = tuple(decision.field for decision in taken if decision.field in FIELDS)
    return ColumnProposal(
        column=header[index],
        fields=fields,
        field=first.field,
        confidence=first.confidence,
        reason=first.reason,
        examples=examples(looks[index], personal=first.field == "personal", address="address" in fields),
    )
