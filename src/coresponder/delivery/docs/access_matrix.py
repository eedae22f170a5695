"""The pages about who may see what of a person's record: one to read, and one with every cell."""

import csv
import io
from collections.abc import Iterator

from coresponder.safeguards.access.asking import Decision
from coresponder.safeguards.access.matrix import WORKS_FOR, Situation, foreign, own, roles_in_matrix, situations
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

IN_FORCE = AgreementState.IN_FORCE
COLUMNS = {
    "nothing": Situation(),
    "agreement": Situation(agreement=IN_FORCE),
    "agreement that asks for consent": Situation(agreement=IN_FORCE, needs_consent=True),
    "the same, consent given": Situation(agreement=IN_FORCE, needs_consent=True, consent="given"),
    "consent alone": Situation(consent="given"),
    "emergency: threat": Situation(emergency=EmergencyKind.SERIOUS_THREAT),
    "emergency: medical": Situation(emergency=EmergencyKind.MEDICAL),
}
OPENING = """# Who may see what of a person’s record

Each cell is the answer of the decision point itself (`safeguards/access`), asked about somebody in a typical agency of
the role, for the purpose that the role usually has. **yes** is followed by nothing; a no is followed by the rule that
closes. Own: a part that belongs to the person’s own agency. Other: a part of another agency, which nobody but its owner
ever writes or hands out.

An agreement that is drafted, agreed, signed, suspended or ended opens what no agreement opens; a consent that is
revoked or expired opens what no consent opens: [every cell](access-matrix.csv) is in a file beside this page. A sealed
part is closed to all, a part for its author alone to all others, whatever stands here; a restriction by the person
closes what an agreement or a consent opens, and an emergency passes it. A jurisdiction’s rules can close more.
"""


def access_matrix_page() -> str:
    """One table for each role that has to do with single persons, and one sentence about the others."""
    roles = roles_in_matrix()
    with_access = [role for role in roles if any(_row(role, each) for each in DataClass)]
    others = ", ".join(role_of(role).display_name.lower() for role in roles if role not in with_access)
    lines = [OPENING, f"Roles that see nothing of any single person’s record: {others}.", ""]
    for role in with_access:
        lines += _role_table(role)
    return "\n".join([*lines, *_request_table()]) + "\n"


def access_matrix_csv() -> str:
    """Every cell: a line for each role and class, a column for each state of an agreement and of a consent."""
    columns = list(situations())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["role", "class", *(f"own {deed.value}" for deed in Deed), *map(_heading, columns)])
    for role in roles_in_matrix():
        for data_class in DataClass:
            mine = [_cell(own(role, deed, data_class)) for deed in Deed]
            theirs = [_cell(foreign(role, data_class, each)) for each in columns]
            writer.writerow([role, data_class.value, *mine, *theirs])
    return text.getvalue()


def _role_table(role: str) -> list[str]:
    kind = WORKS_FOR.get(role, AgencyKind.LOCAL_GOVERNMENT)
    headings = [*(f"own: {deed.label}" for deed in Deed), *(f"other: {each}" for each in COLUMNS)]
    return [
        f"## {role_of(role).display_name}, of a {kind.label}",
        "",
        f"| class | {' | '.join(headings)} |",
        "|---" * (len(headings) + 1) + "|",
        *(f"| {each.value.replace('_', ' ')} | {' | '.join(_cells(role, each))} |" for each in DataClass),
        "",
    ]


def _request_table() -> Iterator[str]:
    """What an officer gets of a health-care agency on a law-enforcement request, with an agreement for it in force."""
    request = Purpose.LAW_ENFORCEMENT_REQUEST
    yield "## A law-enforcement request to a mental-health agency, with an agreement for it in force"
    yield ""
    yield "| class | police officer |"
    yield "|---|---|"
    for each in DataClass:
        decision = foreign("officer", each, Situation(agreement=IN_FORCE), purpose=request)
        limited = " (eight items only)" if decision.only_fields else ""
        yield f"| {each.value.replace('_', ' ')} | {_cell(decision)}{limited} |"


def _cells(role: str, data_class: DataClass) -> list[str]:
    mine = [own(role, deed, data_class) for deed in Deed]
    return [_cell(each) for each in (*mine, *(foreign(role, data_class, each) for each in COLUMNS.values()))]


def _row(role: str, data_class: DataClass) -> bool:
    """True when anything of this class is ever open to the role without an emergency."""
    situations_without = [each for each in COLUMNS.values() if each.emergency is None]
    mine = [own(role, deed, data_class).is_allowed for deed in Deed]
    return any([*mine, *(foreign(role, data_class, each).is_allowed for each in situations_without)])


def _cell(decision: Decision) -> str:
    return "**yes**" if decision.is_allowed else f"no: {decision.rule.replace('_', ' ')}"


def _heading(situation: Situation) -> str:
    agreement = f"agreement {situation.agreement.value}" if situation.agreement else "no agreement"
    needs = " asking for consent" if situation.needs_consent else ""
    return f"{agreement}{needs}; consent {situation.consent}"
