"""The ledger as files: for the person, who has a right to it, and for whoever answers for it.

accounting.csv, accounting.pdf   everything of six years (45 CFR 164.528)
part-2.csv, part-2.pdf           records of substance-use treatment of three years (42 CFR 2.24)
shown.csv, shown.pdf             what the filter of the page lets through
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from coresponder.kernel.spreadsheets import harmless
from coresponder.safeguards.consent.describing import class_words, opened_by_words, purpose_words
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.consent.notice import NAMED_BESIDE, Part2Notice
from coresponder.safeguards.consent.printing import pdf_of
from coresponder.safeguards.consent.rules import months_after, start_of
from coresponder.safeguards.vocabulary import DataClass

HEADS = ("When", "From", "To", "What", "What for", "How", "Opened by", "Consent", "Part 2 notice went along")
NOBODY = "an account that acts for no agency"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One of the files: what it is called on paper, how far back it goes, and which class it is about."""

    title: str
    lead: str
    years: int | None = None
    data_class: str = ""

    def wanted(self, filters: Mapping[str, Any]) -> dict[str, Any]:
        """What the query asks for; a report with a span of its own asks for that, whatever the page shows."""
        if self.years is None:
            return dict(filters)
        return {"since": years_before_today(self.years), "data_class": self.data_class}


REPORTS = {
    "accounting": Report(
        title="What was shared about you in the last six years",
        lead="Everything that one agency of the program showed or handed to another (45 CFR 164.528).",
        years=6,
    ),
    "part-2": Report(
        title="What was shared of your substance-use treatment in the last three years",
        lead="Everything of it that one agency of the program showed or handed to another (42 CFR 2.24).",
        years=3,
        data_class=DataClass.SUBSTANCE_USE.value,
    ),
    "shown": Report(title="What was shared", lead="The lines of the ledger that were shown on the page."),
}
ENDINGS = {"csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}
FILE_NAMES = tuple(f"{name}.{ending}" for name in REPORTS for ending in ENDINGS)


def report_named(file_name: str) -> Report:
    """The report that a file holds; LookupError for a file that there is not."""
    name, _, ending = file_name.partition(".")
    if ending not in ENDINGS:
        raise LookupError("There is no such file.")
    return REPORTS[name]


def years_before_today(years: int) -> datetime:
    """The start of this day so many years ago, in the program's zone."""
    return start_of(months_after(timezone.localdate(), -12 * years))


def file_content(file_name: str, lines: Sequence[Disclosure]) -> bytes:
    """The file, with the notice of 42 CFR 2.32 wherever a line is about substance-use treatment."""
    report, notice = report_named(file_name), ledger_notice(lines)
    return _as_csv(lines, notice) if file_name.endswith(".csv") else _as_pdf(report, lines, notice)


def ledger_notice(lines: Sequence[Disclosure]) -> Part2Notice | None:
    """The notice that the list itself carries, since it tells of such treatment; None without such a line."""
    is_about = any(DataClass.SUBSTANCE_USE in line.data_classes for line in lines)
    return Part2Notice(scope=NAMED_BESIDE) if is_about else None


def cells(line: Disclosure) -> list[str]:
    """One line of the ledger in words, without the name of who read it: the person is owed the agency."""
    at = timezone.localtime(line.at)
    return [
        at.isoformat(sep=" ", timespec="minutes"),
        line.owner_agency.name,
        line.recipient.name if line.recipient else NOBODY,
        class_words(line.data_classes),
        purpose_words([line.purpose]),
        line.way,
        opened_by_words(line),
        str(line.consent_id or ""),
        "yes" if line.carried_part_2_notice else "no",
    ]


def _as_csv(lines: Sequence[Disclosure], notice: Part2Notice | None) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADS)
    writer.writerows([harmless(cell) for cell in cells(line)] for line in lines)
    if notice:
        writer.writerow([harmless(cell) for cell in notice.csv_row(columns=len(HEADS))])
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    return written.getvalue().encode("utf-8-sig")


def _as_pdf(report: Report, lines: Sequence[Disclosure], notice: Part2Notice | None) -> bytes:
    content = {
        "report": report,
        "heads": HEADS,
        "rows": [cells(line) for line in lines],
        "part_2": notice,
        "made_at": timezone.localtime(),
        "zone": timezone.get_current_timezone_name(),
    }
    return pdf_of("consent/paper/ledger.html", content, footer=notice.pdf_footer() if notice else "")
