"""The invented county's reports: a year and its one page published, a month published, a funder half answered."""

from datetime import date

from django.utils import timezone

from coresponder.kernel.progress import Progress, silent
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.program.reports.actions.questionnaires import add_questionnaire
from coresponder.program.reports.actions.reports import approve_report, begin_report, publish_report, write_passage
from coresponder.program.reports.computing import first_day_of
from coresponder.program.reports.models import Questionnaire, Report, Snapshot
from coresponder.program.reports.presenting import period_words
from coresponder.program.reports.questionnaires.reading import invented
from coresponder.program.reports.vocabulary import ReportKind
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.queries import latest_run_about
from coresponder.safeguards.accounts.models import User

MONTHS_OF_A_YEAR, MONTHS_OF_HALF_A_YEAR = 12, 6
Words = dict[str, str]

OF_THE_YEAR: Words = {
    "summary": "Teams of an officer and a clinician answered crisis calls in Marigold County. This report counts "
    "what they did, says how sure each number is, and leaves out what could point at a person.",
    "what_we_learned": "Coverage is limited by the hours on duty more than by the number of teams. Follow-up works "
    "where somebody has a phone, and less where nobody knows where a person stays.",
    "next_year": "The planning team decides on hours in the evening. The evaluation will compare hours and areas with "
    "and without a team.",
}
OF_THE_MONTH: Words = {
    "what_stands_out": "Nothing in this month can be told from the usual ups and downs by its numbers alone. The "
    "charts show how it stands among the others.",
    "what_was_decided": "Dispatch asks about weapons before a team is sent, as the criteria say.",
}
MOST_IN_PLACE = "Most visits ended in place, with no jail, no hold and no hospital."
IN_PLACE = "Some visits ended in place. Others ended with a trip to a place that could help, or with an arrest."
ALL_HELP = "The team stayed to talk, made a plan, and called back later."
NOT_ALL = "The team does not work at all hours."


def load(*, cast: dict[str, User], progress: Progress = silent) -> None:
    """Make them as Eve and Cora would. A second time changes nothing; without a data set there is nothing to make."""
    release = newest_folder_of_evaluation()
    if release is None or Report.objects.exists():
        return
    eve, cora = cast["eve"], cast["cora"]
    last = _month_before(timezone.localtime(release.as_of_at).date())
    months = _months_until(last, first_day_of(release))
    if not months:
        return
    progress("Writing the reports of the invented county.", 0.0)
    year = _begun(release, ReportKind.ANNUAL, months[-MONTHS_OF_A_YEAR:], by=eve, is_public=True)
    _published(year, OF_THE_YEAR, writer=eve, approver=cora)
    page = _begun(release, ReportKind.ONE_PAGER, months[-MONTHS_OF_A_YEAR:], by=eve, is_public=True)
    _published(page, {"what_it_means": _meaning(page)}, writer=eve, approver=cora)
    month = _begun(release, ReportKind.MONTHLY, months[-1:], by=eve)
    _published(month, OF_THE_MONTH, writer=eve, approver=cora)
    asked = add_questionnaire(data=invented(), by=eve)
    _half_answered(release, asked, months[-MONTHS_OF_HALF_A_YEAR:], by=eve)
    progress("The reports are there.", 1.0)


TITLES = {
    ReportKind.ANNUAL: "Co-response in Marigold County: {period}",
    ReportKind.ONE_PAGER: "What the crisis team did: {period}",
    ReportKind.MONTHLY: "Monthly pack: {period}",
    ReportKind.QUESTIONNAIRE: "Answers to the invented fund: {period}",
}


def _begun(
    release: Release,
    kind: ReportKind,
    months: list[date],
    *,
    by: User,
    is_public: bool = False,
    questionnaire: Questionnaire | None = None,
) -> Report:
    """A report over these months, its figures computed here and now."""
    ends_on = date.fromordinal(_next(months[-1]).toordinal() - 1)
    report = begin_report(
        kind=kind, title=TITLES[kind].format(period=period_words(months[0], ends_on)), starts_on=months[0],
        ends_on=ends_on, release=release, questionnaire=questionnaire, is_public=is_public, by=by,
    )  # fmt: skip
    run = latest_run_about(report.pk)
    if run is None:
        raise LookupError(f"There is no run about {report}.")
    carry_out(run.pk)
    return Report.objects.get(pk=report.pk)


def _published(report: Report, words: Words, *, writer: User, approver: User) -> None:
    for key, text in words.items():
        write_passage(report=report, key=key, text=text, by=writer)
    approve_report(report=report, by=approver)
    publish_report(report=report, by=approver)


def _half_answered(release: Release, asked: Questionnaire, months: list[date], *, by: User) -> None:
    report = _begun(release, ReportKind.QUESTIONNAIRE, months, by=by, questionnaire=asked)
    text = "All dispatchers finished the course on question cards. Two clinicians began in this half year."
    write_passage(report=report, key="training", text=text, by=by)


def _meaning(page: Report) -> str:
    """What the page means, as far as its own numbers bear it out."""
    found = Snapshot.objects.get(report=page, measure="stabilized_in_community_rate").shown["figures"]
    is_most = bool(found) and (found[0]["low"] or 0) > 0.5
    return f"{MOST_IN_PLACE if is_most else IN_PLACE} {ALL_HELP}\n\n{NOT_ALL}"


def _months_until(last: date, first_on: date | None) -> list[date]:
    """Whole months from the first one that begins with the data to the last."""
    if first_on is None:
        return []
    month = first_on if first_on.day == 1 else _next(first_on.replace(day=1))
    found = []
    while month <= last:
        found.append(month)
        month = _next(month)
    return found


def _month_before(day: date) -> date:
    return date(day.year - (day.month == 1), day.month - 1 or 12, 1)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
