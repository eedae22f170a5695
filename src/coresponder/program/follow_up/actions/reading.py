"""Reading a list of people is reading: it is written down, and names of other agencies go into their ledger."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from coresponder.program.follow_up.audit_events import LIST_READ
from coresponder.program.follow_up.queries.caseload import Caseload, caseload_of
from coresponder.program.follow_up.queries.naming import Names
from coresponder.program.follow_up.queries.today import PURPOSE, Today, today_for
from coresponder.program.people.models import PersonName
from coresponder.safeguards.access.records import decision_on
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.consent.ledger import note_disclosures
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.vocabulary import Deed

WAY = "list"


@transaction.atomic
def read_today(*, by: User) -> Today:
    """The page of today."""
    today, _ = today_for(by)
    _note(today.names, "today", len(today.rows) + len(today.tasks), by)
    return today


@transaction.atomic
def read_caseload(*, by: User) -> Caseload:
    """The lists of episodes."""
    caseload, _ = caseload_of(by)
    _note(caseload.names, "caseload", caseload.shown, by)
    return caseload


def _note(names: Names, which: str, shown: int, by: User) -> None:
    note_disclosures([_line(each, by) for each in _new_today(names.foreign, by)])
    record(LIST_READ, by=by, about="follow_up:list", details={"list": which, "shown": shown})


def _new_today(parts: Iterable[PersonName], by: User) -> list[PersonName]:
    """Names that this reader has not been shown today; a page that is read twenty times is one disclosure."""
    found = list(parts)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    noted = Disclosure.objects.filter(
        by=by, way=WAY, purpose=PURPOSE, at__gte=midnight, person_id__in=[each.person_id for each in found]
    )
    known = set(noted.values_list("person_id", "owner_agency_id")) if found else set()
    return [each for each in found if (each.person_id, each.owner_agency_id) not in known]


def _line(part: PersonName, by: User) -> Disclosure:
    decision = decision_on(part, by=by, deed=Deed.READ, purpose=PURPOSE)
    return Disclosure(
        person_id=part.person_id, owner_agency_id=part.owner_agency_id, recipient=by.agency, by=by,
        data_classes=[part.data_class], purpose=PURPOSE, way=WAY, opened_by=decision.opened_by,
        carried_part_2_notice=decision.carries_part_2_notice,
    )  # fmt: skip
