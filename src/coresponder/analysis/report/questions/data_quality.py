"""How good the data are: what is missing, what is impossible, which days and types came and went."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coresponder.analysis.quality.graded_fields import INTERVAL_LABELS
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.tables import number_columns
from coresponder.kernel.spoken_english import counted, day, month, percent, some, starting

CHECK_NAMES = {
    "rejected": "Rows that could not be read",
    "duplicates": "Rows that repeat another",
    "versions": "Calls in several versions",
    "days_without_calls": "Days without any call",
    "weak_days": "Days with far too few calls",
    "drift": "Call types that came and went",
}
CLOCK_WORDS = {
    "ambiguous": "{count} came in during the hour that the clock repeats in autumn, so which of the two is not known.",
    "nonexistent": "{count} came in during the hour that the clock skips in spring, so their time cannot be right.",
}
DOES_NOT_SAY = (
    "Grading sees what is missing, impossible or new. It cannot see a call that was never entered, or a code that is "
    "in order and wrong.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the overall grade and its reason."""
    overall = content.quality.get("overall") or {}
    letter = overall.get("grade")
    exhibits = (
        _checks(content),
        _fields(content),
        _orders(content),
        _intervals(content),
        _days(content),
        _types(content),
    )
    return Section(
        key="data_quality",
        title="How good are the data?",
        sentence=f"Overall grade {letter}: {overall.get('sentence', '')}" if letter else "The data were not graded.",
        exhibits=tuple(exhibit for exhibit in exhibits if exhibit.table or exhibit.sentence),
        does_not_say=DOES_NOT_SAY,
    )


def _exhibit(key: str, title: str, sentence: str, table: Table) -> Exhibit:
    return Exhibit(key=key, title=title, sentence=sentence, table=table if table.rows else None)


def _checks(content: Content) -> Exhibit:
    rows = (
        (
            Cell(text=CHECK_NAMES.get(check["check"], check["check"])),
            Cell(text=check["grade"]),
            Cell(text=check["sentence"]),
        )
        for check in content.quality_list("checks")
    )
    table = Table(
        id="table-checks",
        caption="Checks of the export as a whole",
        columns=(Column(title="Check"), Column(title="Grade"), Column(title="What was found")),
        rows=tuple(rows),
    )
    return _exhibit("checks", "The export as a whole", _clock_changes(content), table)


def _clock_changes(content: Content) -> str:
    changes: Mapping[str, int] = content.quality.get("clock_changes") or {}
    parts = (CLOCK_WORDS[code].format(count=some(count, "call")) for code, count in changes.items() if count)
    return " ".join(starting(sentence) for sentence in parts)


def _fields(content: Content) -> Exhibit:
    fields = [field for field in content.quality_list("fields") if field.get("in_export", True)]
    absent = sum(not field.get("in_export", True) for field in content.quality_list("fields"))
    table = Table(
        id="table-fields",
        caption="Each field that the export has",
        columns=(
            Column(title="Field"),
            Column(title="Grade"),
            *number_columns("Missing", "Share"),
            Column(title="What decides the grade"),
        ),
        rows=tuple(_field_row(field) for field in fields),
    )
    sentence = (
        f"The program can read {some(absent, 'more field', 'more fields')} that the export does not have."
        if absent
        else ""
    )
    return _exhibit("fields", "Field by field", sentence, table)


def _field_row(field: Mapping[str, Any]) -> tuple[Cell, ...]:
    label = str(field.get("label") or field["name"])
    return (
        Cell(text=f"{starting(label)}{_read_by_rules(field['name'])}"),
        Cell(text=field["grade"]),
        Cell(text=counted(field["missing"])),
        Cell(text=percent(field["missing_share"])),
        Cell(text=field["sentence"]),
    )


def _read_by_rules(name: str) -> str:
    return " (as the rules read it)" if name in ("nexus", "outcome") else ""


def _orders(content: Content) -> Exhibit:
    labels = {field["name"]: str(field.get("label", field["name"])) for field in content.quality_list("fields")}
    found = [order for order in content.quality_list("orders") if order["count"]]
    table = Table(
        id="table-orders",
        caption="Time stamps that stand the wrong way round",
        columns=(
            Column(title="Order"),
            Column(title="Grade"),
            *number_columns("Calls", "of"),
            Column(title="In words"),
        ),
        rows=tuple(_order_row(order, labels) for order in found),
    )
    clean = len(content.quality_list("orders")) - len(found)
    return _exhibit("orders", "Impossible orders", _clean_sentence(clean), table)


def _order_row(order: Mapping[str, Any], labels: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        Cell(text=f"{_label(labels, order['later'])} before {labels.get(order['earlier'], order['earlier'])}"),
        Cell(text=order["grade"] or "–"),
        Cell(text=counted(order["count"])),
        Cell(text=counted(order["of"])),
        Cell(text=order["sentence"]),
    )


def _label(labels: Mapping[str, str], name: str) -> str:
    return starting(labels.get(name, name))


def _clean_sentence(clean: int) -> str:
    return (
        f"{starting(some(clean, 'other pair'))} of time stamps {'is' if clean == 1 else 'are'} always in order."
        if clean
        else ""
    )


def _intervals(content: Content) -> Exhibit:
    table = Table(
        id="table-intervals",
        caption="Intervals that cannot be, all of them left out of the times",
        columns=(
            Column(title="Interval"),
            Column(title="Grade"),
            *number_columns("Below zero", "Over 24 hours"),
            Column(title="In words"),
        ),
        rows=tuple(_interval_row(interval) for interval in content.quality_list("intervals")),
    )
    return _exhibit("intervals", "Impossible intervals", "", table)


def _interval_row(interval: Mapping[str, Any]) -> tuple[Cell, ...]:
    name = interval["name"]
    return (
        Cell(text=starting(INTERVAL_LABELS.get(name, (name,))[0])),
        Cell(text=interval["grade"]),
        Cell(text=counted(interval["negative"])),
        Cell(text=counted(interval["over_24_hours"])),
        Cell(text=interval["sentence"]),
    )


def _days(content: Content) -> Exhibit:
    rows = (
        (Cell(text=_range_of_days(first, last)), Cell(text=counted((last - first).days + 1)))
        for first, last in content.days_missing()
    )
    table = Table(
        id="table-days",
        caption="Days without any call, which are missing from the export",
        columns=(Column(title="Days"), *number_columns("How many")),
        rows=tuple(rows),
    )
    weak = content.quality_list("weak_days")
    sentence = f"{starting(some(len(weak), 'day'))} had far fewer calls than usual." if weak else ""
    return _exhibit("days", "Days that are missing", sentence, table)


def _range_of_days(first: date, last: date) -> str:
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def _types(content: Content) -> Exhibit:
    changes = content.quality_list("spelling_changes")
    table = Table(
        id="table-spelling_changes",
        caption="Call types that begin or end within the period",
        columns=(Column(title="Call type"), Column(title="What happened"), Column(title="Perhaps renamed")),
        rows=tuple(_change_row(change) for change in changes),
    )
    jumps = [entry["sentence"] for entry in content.quality_list("drift") if entry["grade"] != "A"]
    return _exhibit("spelling_changes", "Call types that came and went", " ".join(jumps), table)


def _change_row(change: Mapping[str, Any]) -> tuple[Cell, ...]:
    when = month(date.fromisoformat(change["month"]))
    happened = f"first used in {when}" if change["change"] == "new" else f"last used in {when}"
    return Cell(text=change["call_type"]), Cell(text=happened), Cell(text=change.get("perhaps_renamed") or "–")
