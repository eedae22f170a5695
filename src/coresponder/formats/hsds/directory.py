"""A directory as flat tables of HSDS 3.0, whatever it came as."""

from dataclasses import dataclass, field
from typing import Any

from coresponder.formats.hsds.findings import Finding, counted

Row = dict[str, Any]
Tables = dict[str, list[Row]]


@dataclass(kw_only=True)
class Directory:
    """Rows by table, each with `id` (a UUID as text) and, where the package had another one, `original_id`.

    Values are what JSON can hold: dates and times in ISO form, numbers, true or false; what is missing is left out.
    """

    version: str
    tables: Tables
    findings: list[Finding] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by table, without the empty ones."""
        return {name: len(rows) for name, rows in self.tables.items() if rows}

    @property
    def defects(self) -> dict[str, int]:
        """Defects by kind, most first."""
        return counted(self.findings)
