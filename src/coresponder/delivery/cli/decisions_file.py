"""A coordinator's decisions on call types as a CSV file that any spreadsheet opens.

    spelling,calls,category,nexus,why,decided_by,decided_on
    WELFARE CHECK,1009,welfare_check,possible,,,
    EDP,400,emotional_distress,yes,,,

`calls types --save` writes it with what the rules say. To decide, change `nexus` to yes, possible or no, and fill in
`why`, `decided_by` and `decided_on` (a date such as 2025-03-31). A row without `why` decides nothing.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from coresponder.kernel.errors import InputError, UsageError
from coresponder.kernel.spreadsheets import harmless, without_mark

if TYPE_CHECKING:
    from coresponder.analysis.nexus import Decision, ReviewedType

COLUMNS = ("spelling", "calls", "category", "nexus", "why", "decided_by", "decided_on")
NEEDED = ("spelling", "nexus", "why", "decided_by", "decided_on")


def write_decisions(
    reviewed: Iterable["ReviewedType"], decided: Mapping[str, "Decision"], path: Path, *, replace: bool
) -> None:
    """The types by volume with what the rules say, ready to be decided on, and with the decisions made so far."""
    if path.exists() and not replace:
        raise UsageError(
            "decisions_exist", f"{path} is there already.", "Choose another name, or add --replace to write over it."
        )
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(_row(each, decided.get(each.spelling)) for each in reviewed)


def read_decisions(path: Path) -> dict[str, "Decision"]:
    """The decisions in the file by spelling; InputError names the line that is wrong."""
    if not path.is_file():
        raise InputError("decisions_not_found", f"There is no file {path}.", "“calls types --save” writes one.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {decision.spelling: decision for decision in _decisions(csv.DictReader(stream), path)}


def _row(each: "ReviewedType", decision: "Decision | None") -> tuple[str, int, str, str, str, str, str]:
    judged = each.judgement
    made = (decision.why, decision.decided_by, decision.decided_on.isoformat()) if decision else ("", "", "")
    return harmless(each.spelling), each.calls, judged.category, judged.nexus, *made


def _decisions(reader: "csv.DictReader[str]", path: Path) -> Iterator["Decision"]:
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            "decisions_columns",
            f"{path} lacks the column {', '.join(missing)}.",
            "Keep the header that “calls types --save” writes.",
        )
    for row in reader:
        if (row["why"] or "").strip():
            yield _decision(row, path, line=reader.line_num)


def _decision(row: Mapping[str, str], path: Path, *, line: int) -> "Decision":
    from coresponder.analysis.nexus import Decision

    content = {name: (row[name] or "").strip() for name in NEEDED}
    if not content["decided_by"]:
        raise InputError(
            "decision_without_name", f"Line {line} of {path} does not say who decided.", "Fill in decided_by."
        )
    try:
        return Decision.from_mapping({**content, "spelling": without_mark(content["spelling"])})
    except (ValueError, UsageError) as error:
        raise InputError(
            "decision_wrong",
            f"Line {line} of {path} is no decision: {error}".rstrip(".") + ".",
            "nexus is yes, possible or no; decided_on is a date such as 2025-03-31.",
        ) from error
