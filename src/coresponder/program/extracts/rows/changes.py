"""What changed in recording: what people noted, and what the program knows by itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Min, Q

from coresponder.formats.encounter import FORM
from coresponder.program.deployment.models import PutInForce
from coresponder.program.encounters.models import PartAnswers, PartFiling
from coresponder.program.extracts.models import RecordingChange
from coresponder.program.extracts.scope import Scope, local_day
from coresponder.program.extracts.sources import Row
from coresponder.program.extracts.vocabulary import Change, Direction
from coresponder.program.follow_up.models import RuleSet
from coresponder.program.screenings.models import InstrumentInUse

JUDGED_COLUMNS = ("advice", "is_eligible", "team_on_duty", "missed_because")


def recording_changes(scope: Scope) -> Iterator[Row]:
    """In the order of their days. The first of a kind is where recording began, and no change."""
    known = (_noted, _forms, _hierarchies, _criteria, _instruments, _follow_up_rules, _codes)
    yield from sorted((row for each in known for row in each(scope)), key=_order)


def _order(row: Row) -> tuple[Any, ...]:
    return row["since_on"], row["change_id"], row["table_name"] or "", row["column_name"] or ""


def _noted(scope: Scope) -> Iterator[Row]:
    withdrawn = Q(withdrawn_at=None) | Q(withdrawn_at__gt=scope.as_of)
    for each in RecordingChange.objects.filter(withdrawn, noted_at__lte=scope.as_of):
        yield {
            "change_id": scope.token("change", each.pk),
            "since_on": each.since_on,
            "kind": each.kind,
            "what": each.what,
            "table_name": each.table_name or None,
            "column_name": each.column_name or None,
            "measure": each.measure or None,
            "direction": each.direction,
        }


def _known(
    scope: Scope, key: str, since_on: date, kind: Change, what: str, table: str, column: str | None = None
) -> Row:
    return {
        "change_id": scope.token("change", key),
        "since_on": since_on,
        "kind": kind.value,
        "what": what,
        "table_name": table,
        "column_name": column,
        "measure": None,
        "direction": Direction.UNKNOWN.value,
    }


def _forms(scope: Scope) -> Iterator[Row]:
    rows = PartFiling.objects.filter(received_at__lte=scope.as_of).order_by()
    firsts = rows.values("form_version").annotate(first=Min("received_at")).order_by("first")
    for row in list(firsts)[1:]:
        what = f"Version {row['form_version']} of the form of encounters came into use."
        yield _known(scope, f"form:{row['form_version']}", local_day(row["first"]), Change.FORM, what, "encounters")


def _hierarchies(scope: Scope) -> Iterator[Row]:
    rows = PartAnswers.objects.filter(recorded_at__lte=scope.as_of).order_by()
    firsts = rows.values("hierarchy_version").annotate(first=Min("recorded_at")).order_by("first")
    for row in list(firsts)[1:]:
        version = row["hierarchy_version"]
        what = f"Version {version} of the order of primary outcomes came into use."
        key, since = f"hierarchy:{version}", local_day(row["first"])
        yield _known(scope, key, since, Change.HIERARCHY, what, "encounters", "primary_outcome")


def _criteria(scope: Scope) -> Iterator[Row]:
    rows = list(PutInForce.objects.filter(from_at__lte=scope.as_of).select_related("version").order_by("from_at", "pk"))
    for each in rows[1:]:
        what = f"Version {each.version.number} of the deployment criteria came into force."
        for column in JUDGED_COLUMNS:
            key, since = f"criteria:{each.pk}", local_day(each.from_at)
            yield _known(scope, key, since, Change.CRITERIA, what, "program_calls", column)


def _instruments(scope: Scope) -> Iterator[Row]:
    for each in InstrumentInUse.objects.filter(put_in_use_at__lte=scope.as_of).order_by("put_in_use_at", "pk"):
        name = each.pack.name
        yield _known(
            scope, f"instrument:{each.pk}", local_day(each.put_in_use_at), Change.INSTRUMENT,
            f"{name}, version {each.version}, came into use at one agency.", "screenings",
        )  # fmt: skip
        if each.taken_out_at is not None and each.taken_out_at <= scope.as_of:
            yield _known(
                scope, f"instrument-out:{each.pk}", local_day(each.taken_out_at), Change.INSTRUMENT,
                f"{name}, version {each.version}, was taken out of use at one agency.", "screenings",
            )  # fmt: skip


def _follow_up_rules(scope: Scope) -> Iterator[Row]:
    for each in RuleSet.objects.filter(set_at__lte=scope.as_of, number__gt=1).order_by("number"):
        what = f"Version {each.number} of the rules of follow-ups came into force."
        key, since = f"follow-up-rules:{each.number}", local_day(each.set_at)
        yield _known(scope, key, since, Change.FOLLOW_UP_RULES, what, "follow_ups")


def _codes(scope: Scope) -> Iterator[Row]:
    """Codes that came or went while the program was recording."""
    first = PartFiling.objects.order_by("contact_at").values_list("contact_at", flat=True).first()
    if first is None:
        return
    begun, today = local_day(first), local_day(scope.as_of)
    for element in FORM.elements:
        for code in element.codes.codes if element.codes else ():
            for day, word in ((code.effective_from, "can be"), (code.effective_until, "can no longer be")):
                if day is not None and begun < day <= today:
                    what = f"“{code.label}” {word} answered to “{element.question}”"
                    key = f"code:{element.name}:{code.code}:{day}"
                    yield _known(scope, key, day, Change.CODES, what, "encounters", element.name)
