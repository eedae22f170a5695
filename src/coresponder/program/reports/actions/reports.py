"""From a beginning to a published report."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.extracts.models import Release
from coresponder.program.reports.audit_events import (
    PASSAGE_WRITTEN,
    REPORT_APPROVED,
    REPORT_BEGUN,
    REPORT_COMPUTED,
    REPORT_PUBLISHED,
    REPORT_SET_ASIDE,
)
from coresponder.program.reports.before_after import taken
from coresponder.program.reports.computing import Computed, as_data
from coresponder.program.reports.costing import cost_of
from coresponder.program.reports.disclosing import months_of, shown_after_all, told_too_much
from coresponder.program.reports.kinds import wanted_of
from coresponder.program.reports.models import Passage, Questionnaire, Report, Snapshot
from coresponder.program.reports.rules import (
    REPORT_TRANSITIONS,
    refuse_own_approval,
    refuse_unless_draft,
    refuse_unless_it_can_be_counted,
)
from coresponder.program.reports.vocabulary import COMPUTE_REPORT, ReportKind, ReportState
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

# One publication at a time, so that the audit of each knows every other. Any number that nothing else locks on.
PUBLISHING_LOCK = 7_201_911_989
MOST_NAMED = 3


@transaction.atomic
def begin_report(
    *,
    kind: ReportKind,
    title: str,
    starts_on: date,
    ends_on: date,
    release: Release,
    by: User,
    questionnaire: Questionnaire | None = None,
    is_public: bool = False,
    corrects: Report | None = None,
    correction_note: str = "",
) -> Report:
    """Begin a report over whole months, and have its figures computed in the background."""
    check(by, Permission.WRITE_REPORTS)
    refuse_unless_it_can_be_counted(starts_on, ends_on, release)
    report = Report.objects.create(
        kind=kind, title=title.strip(), starts_on=starts_on, ends_on=ends_on, release=release,
        questionnaire=questionnaire, is_public=is_public, corrects=corrects, correction_note=correction_note.strip(),
        written_by=by,
    )  # fmt: skip
    _empty_passages(report, corrects)
    details = {"kind": kind.value, "release": str(release.pk)}
    record(REPORT_BEGUN, by=by, about=f"report:{report.pk}", details=details)
    start_run(kind=COMPUTE_REPORT, about=report.pk, by=by)
    return report


@transaction.atomic
def correct_report(*, report: Report, release: Release, note: str, by: User) -> Report:
    """Begin the next version of a published report, from another data set or with other words."""
    if not report.is_published:
        raise StateError("not_published", "Only a published report is corrected.", "Change the draft, or set it aside.")
    if Report.objects.filter(corrects=report).exists():
        raise StateError("corrected_already", "This report has been corrected already.", "Correct the newest version.")
    if not note.strip():
        raise UsageError("no_note", "It is not said what was wrong.", "Say in a sentence what is corrected.")
    return begin_report(
        kind=ReportKind(report.kind), title=report.title, starts_on=report.starts_on, ends_on=report.ends_on,
        release=release, questionnaire=report.questionnaire, is_public=report.is_public, corrects=report,
        correction_note=note, by=by,
    )  # fmt: skip


@transaction.atomic
def finish_report(*, report: Report, computed: Computed, by: User) -> Report:
    """Keep what was computed, and what of it may be shown beside everything published so far."""
    check(by, Permission.WRITE_REPORTS)
    report = Report.objects.select_for_update().get(pk=report.pk)
    refuse_unless_draft(report)
    shown = shown_after_all(report, computed)
    report.snapshots.all().delete()
    pairs = zip(computed.results, shown, strict=True)
    Snapshot.objects.bulk_create(
        _snapshot(report, place, result, seen, computed) for place, (result, seen) in enumerate(pairs)
    )
    report.computed_at = timezone.now()
    report.before_after = taken(report.release, [result.key for result in computed.results])
    report.cost = cost_of(report)
    report.save(update_fields=["computed_at", "before_after", "cost"])
    details = {"measures": len(shown), "withheld": _withheld(shown)}
    record(REPORT_COMPUTED, by=by, about=f"report:{report.pk}", details=details)
    return report


@transaction.atomic
def compute_again(*, report: Report, by: User) -> Report:
    """Have the figures of a draft computed once more, as where something else was published meanwhile."""
    check(by, Permission.WRITE_REPORTS)
    refuse_unless_draft(report)
    start_run(kind=COMPUTE_REPORT, about=report.pk, by=by)
    return report


@transaction.atomic
def write_passage(*, report: Report, key: str, text: str, by: User) -> Passage:
    """Write one passage of a draft."""
    check(by, Permission.WRITE_REPORTS)
    report = Report.objects.select_for_update().get(pk=report.pk)
    refuse_unless_draft(report)
    passage = Passage.objects.get(report=report, key=key)
    passage.text, passage.written_by, passage.written_at = text.strip(), by, timezone.now()
    passage.save()
    record(PASSAGE_WRITTEN, by=by, about=f"report:{report.pk}", details={"key": key})
    return passage


@transaction.atomic
def approve_report(*, report: Report, by: User) -> Report:
    """Freeze numbers and words for good. Whoever began it cannot."""
    check(by, Permission.APPROVE_REPORTS)
    report = Report.objects.select_for_update().get(pk=report.pk)
    REPORT_TRANSITIONS.check(current=report.state, wanted=ReportState.APPROVED)
    refuse_own_approval(report, by)
    _refuse_unless_complete(report)
    report.state, report.approved_by, report.approved_at = ReportState.APPROVED, by, timezone.now()
    report.save()
    record(REPORT_APPROVED, by=by, about=f"report:{report.pk}", details={"sha256": sha256_of(report)})
    return report


@transaction.atomic
def publish_report(*, report: Report, by: User) -> Report:
    """Publish an approved report, after an audit of it together with everything published before."""
    check(by, Permission.PUBLISH_REPORTS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    report = Report.objects.select_for_update().get(pk=report.pk)
    REPORT_TRANSITIONS.check(current=report.state, wanted=ReportState.PUBLISHED)
    _refuse_what_tells_too_much(report)
    report.state, report.published_by, report.published_at = ReportState.PUBLISHED, by, timezone.now()
    report.save()
    record(REPORT_PUBLISHED, by=by, about=f"report:{report.pk}", details={"public": report.is_public})
    return report


@transaction.atomic
def set_aside(*, report: Report, by: User) -> Report:
    """Give a draft or an approved report up. It stays, and is never published."""
    check(by, Permission.WRITE_REPORTS)
    report = Report.objects.select_for_update().get(pk=report.pk)
    REPORT_TRANSITIONS.check(current=report.state, wanted=ReportState.SET_ASIDE)
    report.state = ReportState.SET_ASIDE
    report.save(update_fields=["state"])
    record(REPORT_SET_ASIDE, by=by, about=f"report:{report.pk}", details={})
    return report


def sha256_of(report: Report) -> str:
    """The fingerprint over everything that a report shows: its numbers, their definitions, its words."""
    numbers = [[each.definition_sha256, each.shown] for each in report.snapshots.all()]
    words = [[each.key, each.text] for each in report.passages.all()]
    content: dict[str, Any] = {"numbers": numbers, "words": words, "release": report.release.sha256}
    more = {"before_after": report.before_after, "cost": report.cost}
    return content_sha256(content | {name: each for name, each in more.items() if each})


def _snapshot(report: Report, place: int, result: MeasureResult, shown: MeasureResult, computed: Computed) -> Snapshot:
    definition = outcome_named(result.key).to_mapping()
    return Snapshot(
        report=report,
        place=place,
        measure=result.key,
        version=result.version,
        definition=definition,
        definition_sha256=content_sha256(definition),
        computed=as_data(result),
        shown=as_data(shown),
        months=months_of(computed, result.key),
    )


def _empty_passages(report: Report, corrects: Report | None) -> None:
    """Places for the words; a correction begins with those of the report that it corrects."""
    before = {each.key: each.text for each in corrects.passages.all()} if corrects else {}
    Passage.objects.bulk_create(
        Passage(report=report, key=wanted.key, text=before.get(wanted.key, ""))
        for wanted in wanted_of(report.kind, report.questionnaire)
    )


def _withheld(results: tuple[MeasureResult, ...]) -> int:
    return sum(figure.suppressed for result in results for figure in result.figures)


def _refuse_unless_complete(report: Report) -> None:
    if report.computed_at is None:
        raise StateError("not_computed", "The figures are not computed yet.", "Wait for that, then approve it.")
    texts = {each.key: each.text for each in report.passages.all()}
    open_ones = [
        wanted.heading
        for wanted in wanted_of(report.kind, report.questionnaire)
        if not wanted.may_be_empty and not texts.get(wanted.key)
    ]
    if open_ones:
        raise StateError(
            "words_missing", f"Not everything is written yet; {len(open_ones)} of its passages are empty.",
            f"The first of them: {open_ones[0]}",
        )  # fmt: skip


def _refuse_what_tells_too_much(report: Report) -> None:
    found = told_too_much(report)
    if found:
        named = ", ".join(f"“{title}”" for title in found[:MOST_NAMED])
        raise StateError(
            "tells_too_much",
            f"Together with what is published already, a count from 1 to 10 could be worked out from {named}.",
            "Set this report aside and begin it again: then more is withheld.",
        )
