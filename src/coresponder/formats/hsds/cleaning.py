"""Rows of text as rows of values: what can be understood is, what cannot is left out, and either is told."""

from dataclasses import dataclass, field
from typing import Any

from coresponder.formats.hsds import values
from coresponder.formats.hsds.directory import Row, Tables
from coresponder.formats.hsds.earlier import FOLDED
from coresponder.formats.hsds.findings import Finding, in_a_sentence
from coresponder.formats.hsds.identities import as_uuid
from coresponder.formats.hsds.opening import RawRow
from coresponder.formats.hsds.tables import Column, Table, tables

ALWAYS = frozenset({"id", "original_id"})
# What stands for something that HSDS requires and the package does not say. A place without a kind is one to go to.
STAND_INS = {
    ("service", "status"): "active",
    ("location", "location_type"): "physical",
    ("address", "address_type"): "physical",
    ("service", "name"): "(no name)",
    ("organization", "name"): "(no name)",
    ("program", "name"): "(no name)",
    ("taxonomy", "name"): "(no name)",
    ("taxonomy_term", "name"): "(no name)",
}


@dataclass(kw_only=True)
class Cleaning:
    """One reading: the ids by table and original, and what was found so far."""

    ids: dict[str, dict[str, str]]
    findings: list[Finding]
    told: set[tuple[str, str, str]] = field(default_factory=set)

    def rows_of(self, name: str, raw: list[RawRow]) -> list[Row]:
        """The rows of a table that can be kept."""
        table = tables()[name]
        for row in raw[:1]:
            self._tell_of_columns(table, row)
        return [kept for row in raw if (kept := self._row(table, row))]

    def fold(self, raw: dict[str, list[RawRow]], found: Tables) -> None:
        """Put rows that end inside others there: eligibility, units, further web addresses."""
        services = {row["id"]: row for row in found["service"]}
        owners = services | {row["id"]: row for row in found["organization"]}
        for each in raw.get("eligibility", ()):
            self._fold_eligibility(each, services)
        for each in raw.get("url", ()):
            self._fold_web_address(each, owners)
        units = {row.cells["id"]: str(row.cells.get("name") or "") for row in raw.get("unit", ())}
        for row, capacity in zip(raw.get("service_capacity", ()), found["service_capacity"], strict=False):
            unit = self.ids.get("unit", {}).get(str(row.cells.get("unit_id") or ""), "")
            capacity.setdefault("unit_name", units.get(unit) or "places")

    def _fold_eligibility(self, raw: RawRow, services: dict[str, Row]) -> None:
        owner = services.get(self.ids.get("service", {}).get(_stripped(raw.cells.get("service_id")), ""))
        text = self._text(raw, Column(name="eligibility"), raw.cells.get("eligibility"))
        if owner is None:
            self._say("row_without_parent", raw, "service_id")
        elif text:
            before = owner.get("eligibility_description")
            owner["eligibility_description"] = f"{before}\n{text}" if before else text

    def _fold_web_address(self, raw: RawRow, owners: dict[str, Row]) -> None:
        for column, table in FOLDED["url"].items():
            owner = owners.get(self.ids.get(table, {}).get(_stripped(raw.cells.get(column)), ""))
            name = "url" if table == "service" else "website"
            given = raw.cells.get("url")
            if owner is not None and given and owner.setdefault(name, given) != given:
                self._say("one_of_several", raw, "url")

    def _row(self, table: Table, raw: RawRow) -> Row | None:
        row: Row = {name: raw.cells[name] for name in ALWAYS if raw.cells.get(name)}
        for name, column in table.columns.items():
            value = self._value(table, raw, column)
            if value is not None:
                row[name] = value
            elif column.is_needed:
                self._say("needed_missing" if column.kind == "text" else "row_without_parent", raw, name)
                return None
            elif column.is_required:
                self._tell_missing(table, raw, column, row)
        return self._as_a_whole(table, raw, row)

    def _value(self, table: Table, raw: RawRow, column: Column) -> Any:
        given = raw.cells.get(column.name)
        if given is None or given == "":
            return None
        if column.kind == "reference":
            return self._reference(raw, column, _stripped(given))
        if column.kind == "link":
            return self._link(raw, _stripped(given))
        if isinstance(given, bool | int | float) and column.kind in ("number", "integer", "yes_no"):
            return given if column.kind != "integer" else self._read(raw, column, str(given))
        text = self._text(raw, column, given)
        return self._read(raw, column, text) if text else None

    def _read(self, raw: RawRow, column: Column, text: str) -> Any:
        if column.kind == "choice":
            return self._choice(raw, column, text)
        if column.name == "byday":
            return self._told(raw, column, values.weekdays(text))
        if reader := values.READERS.get(column.kind):
            return self._told(raw, column, reader(text))
        return text

    def _choice(self, raw: RawRow, column: Column, text: str) -> str | None:
        known = {each.casefold(): each for each in column.choices}
        if text.casefold() not in known:
            self._say("choice_bad", raw, column.name, f"the code is none of {', '.join(column.choices)}")
        return known.get(text.casefold())

    def _told(self, raw: RawRow, column: Column, read: values.Read) -> Any:
        value, code = read
        if code:
            self._say(code, raw, column.name)
        if isinstance(value, str) and column.most and len(value) > column.most:
            self._say("text_too_long", raw, column.name, f"only {column.most} characters are kept")
            return None
        return value

    def _text(self, raw: RawRow, column: Column, given: Any) -> str:
        text = str(given)
        if text != text.strip() and text.strip():
            self._say("blanks_around", raw, column.name)
        if "\\n" in text:
            self._say("line_break_literal", raw, column.name)
            text = text.replace("\\r", "").replace("\\n", "\n")
        text = text.strip()
        is_plain = column.kind == "text" and column.most is not None
        if is_plain and len(text) > (column.most or 0):
            self._say("text_too_long", raw, column.name, f"only {column.most} characters are kept")
            text = text[: column.most].rstrip()
        return text

    def _reference(self, raw: RawRow, column: Column, given: str) -> str | None:
        known = self.ids.get(column.table, {})
        if given and (found := known.get(given) or known.get(as_uuid(given) or "")):
            return found
        if given:
            self._say("reference_unknown", raw, column.name, f"there is no such {column.table} in the package")
        return None

    def _link(self, raw: RawRow, given: str) -> str | None:
        """An attribute points to a row of whatever table it names; one that names none is looked for everywhere."""
        entity = str(raw.cells.get("link_entity") or "")
        searched = [entity] if entity in self.ids else ["service", *self.ids]
        for table in searched:
            if found := self.ids.get(table, {}).get(given):
                raw.cells["link_entity"] = table
                return found
        return None

    def _as_a_whole(self, table: Table, raw: RawRow, row: Row) -> Row:
        if table.name == "schedule":
            self._look_at_hours(raw, row)
        elif table.name == "location":
            self._look_at_place(raw, row)
        elif table.name == "phone":
            self._look_at_extension(raw, row)
        elif table.name == "taxonomy_term" and row.get("original_id"):
            row.setdefault("code", row["original_id"][:100])
        return row

    def _look_at_hours(self, raw: RawRow, row: Row) -> None:
        """“9:00am” to “5:00” may be afternoon or morning: with one half said, the other cannot be guessed."""
        written = [_stripped(raw.cells.get(name)) for name in ("opens_at", "closes_at")]
        spoken = [values.is_spoken(each) for each in written]
        if all(written) and spoken[0] != spoken[1]:
            name = "closes_at" if spoken[0] else "opens_at"
            if row.pop(name, None) is not None:
                self._say("time_unclear", raw, name, "morning or afternoon is not said; the hours are unknown")
        if any(each and name not in row for each, name in zip(written, ("opens_at", "closes_at"), strict=True)):
            row["notes"] = "\n".join(filter(None, (row.get("notes"), f"Written as: {' to '.join(written)}")))
        if raw.cells.get("byday") and "byday" not in row:
            row.pop("opens_at", None)

    def _look_at_place(self, raw: RawRow, row: Row) -> None:
        latitude, longitude = row.get("latitude"), row.get("longitude")
        if latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180:
            return
        row.pop("latitude", None)
        row.pop("longitude", None)
        if latitude is not None or longitude is not None:
            self._say("place_bad", raw, "latitude")

    def _look_at_extension(self, raw: RawRow, row: Row) -> None:
        number, extension = values.extension_apart(row["number"])
        if extension and not row.get("extension"):
            row["number"], row["extension"] = number, extension
            self._say("extension_inside", raw, "number")

    def _tell_missing(self, table: Table, raw: RawRow, column: Column, row: Row) -> None:
        stand_in = STAND_INS.get((table.name, column.name))
        if stand_in:
            row[column.name] = stand_in
        words = f"HSDS requires it; it was taken as “{stand_in}”" if stand_in else "HSDS requires it"
        if column.name in raw.cells:
            self._say("required_missing", raw, column.name, words)
        elif self._first_time("required_missing", raw.file, column.name):
            sentence = f"{raw.file} has no column “{column.name}”: {words}."
            self.findings.append(Finding("required_missing", raw.file, None, column.name, sentence))

    def _tell_of_columns(self, table: Table, raw: RawRow) -> None:
        known = set(table.columns) | ALWAYS | {"attributes", "metadata", "unit_id", "last_modified"}
        for name in raw.cells:
            if name and name not in known and self._first_time("column_unknown", raw.file, name):
                sentence = f"{raw.file}: HSDS has no column “{name}” there; it is not taken over."
                self.findings.append(Finding("column_unknown", raw.file, None, name, sentence))

    def _first_time(self, code: str, file: str, column: str) -> bool:
        is_new = (code, file, column) not in self.told
        self.told.add((code, file, column))
        return is_new

    def _say(self, code: str, raw: RawRow, column: str, words: str = "") -> None:
        place = f"{raw.path}.{column}" if raw.path else column
        sentence = f"{raw.file}, row {raw.number}, “{place}”: {words or in_a_sentence(code)}."
        self.findings.append(Finding(code, raw.file, raw.number, place, sentence))


def _stripped(given: Any) -> str:
    return str(given).strip() if given is not None else ""
