"""How long facilities take to take somebody over, how often they refuse and why: from what encounters tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coresponder.program.needs.handing_over import Handover, of_facilities
from coresponder.program.needs.queries.told import Told, told_between
from coresponder.program.needs.vocabulary import PLACES
from coresponder.program.services.models import Refusal, Service

MOST_MINUTES = 24 * 60


def handovers_between(from_at: datetime, to_at: datetime) -> list[dict[str, Any]]:
    """One row for each facility of the directory that was asked, and one for all that are not in it.

    What a team wrote as the facility's name is compared with the directory and never shown. Call it in a transaction.
    """
    services = _services()
    found: dict[str, list[Handover]] = defaultdict(list)
    for told in told_between(from_at, to_at):
        handover = handover_told(told)
        if handover is not None:
            service = services.get(_plain(str(told.answers.get("facility_name", ""))))
            found[str(service.pk) if service else ""].append(handover)
    logged = _logged(from_at, to_at)
    for service_id in logged:
        found.setdefault(service_id, [])
    by_id = {str(service.pk): service for service in services.values()}
    targets = {key: _target(by_id.get(key)) for key in found}
    rows = of_facilities(found, logged=logged, targets=targets)
    return [{**row, "name": by_id[key].name if key in by_id else ""} for key, row in rows.items()]


def handover_told(told: Told) -> Handover | None:
    """What one encounter tells of a handover; None where no facility was asked."""
    answers = told.answers
    is_refused = answers.get("facility_refused") == "yes"
    if answers.get("destination") not in PLACES and not is_refused:
        return None
    return Handover(
        person=told.person,
        accept_minutes=_minutes(answers, "facility_arrived_at", "facility_accepted_at"),
        release_minutes=_minutes(answers, "facility_arrived_at", "officer_released_at"),
        is_refused=is_refused,
        because=tuple(told.codes("facility_refused_because") or ()) if is_refused else (),
    )


def _minutes(answers: Mapping[str, Any], earlier: str, later: str) -> float | None:
    """Minutes from one instant to another; None where one is missing, or the order is impossible."""
    first, last = _instant(answers.get(earlier)), _instant(answers.get(later))
    if first is None or last is None:
        return None
    minutes = (last - first).total_seconds() / 60
    return minutes if 0 <= minutes <= MOST_MINUTES else None


def _instant(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _services() -> dict[str, Service]:
    """Services by the names by which a team may have called them."""
    rows = Service.objects.current().select_related("responder_facts").order_by("-name")
    return {_plain(name): each for each in rows for name in (each.alternate_name, each.name) if name}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _target(service: Service | None) -> int | None:
    facts = getattr(service, "responder_facts", None)
    return facts.target_handover_minutes if facts else None


def _logged(from_at: datetime, to_at: datetime) -> dict[str, int]:
    """Refusals that somebody noted at the facility's page. They are no encounters, so they stand beside them."""
    rows = Refusal.objects.filter(noted_at__gte=from_at, noted_at__lt=to_at).order_by()
    return {str(pk): number for pk, number in Counter(rows.values_list("service_id", flat=True)).items()}
