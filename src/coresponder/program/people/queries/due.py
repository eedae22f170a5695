"""What fell due of what is kept about persons. Counts and ids leave these queries, no text."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from coresponder.program.people.models import MatchProposal, MergeRecord, Person, PersonPart, SafetyFact
from coresponder.program.people.models.registry import part_models
from coresponder.program.people.queries.persons import id_now
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.retention import Due
from coresponder.safeguards.retention.queries.holds import held_now

# What goes when its person goes. A hold on one of these keeps every whole person.
OF_A_PERSON: set[str] = set()


def last_written(*, before: datetime, only: str | None = None) -> list[Due]:
    """Persons about whom nothing was written from the moment on, and of whom nothing else has to be kept.

    Consents and openings have rules of their own: whoever has one left is not due. Neither is anybody of whom a hold
    keeps a part. With `only` the person is locked, so that nobody writes about the person meanwhile.
    """
    with everything_let_through():
        persons = Person.objects.filter(_only(only), merged_into=None, created_at__lt=before).order_by("created_at")
        if only is not None:
            persons = persons.select_for_update()
        found = list(persons.values_list("pk", flat=True))
        kept = _today(_written_since(before) | _needed() | _held_in_part())
        due = [pk for pk in found if pk not in kept] if not _is_a_whole_kind_held() else []
        records = _parts_of(due)
    return [Due(id=str(pk), person_id=pk, records=1 + records[pk]) for pk in due]


def ended(model: type[PersonPart], category: str, *, before: datetime, only: str | None = None) -> list[Due]:
    """Parts of one kind that were corrected, or stopped to hold, before the moment."""
    return due_parts(model, Q(ended_at__lt=before), category, only=only)


def expired(*, before: datetime, only: str | None = None) -> list[Due]:
    """Safety facts whose last day, or whose correction, lies before the moment."""
    past = Q(ended_at__lt=before) | Q(expires_on__lt=timezone.localdate(before))
    return due_parts(SafetyFact, past, "safety_fact", only=only)


def due_parts(model: type[PersonPart], past: Q, category: str, *, only: str | None = None) -> list[Due]:
    """The parts of one kind that are past, the oldest first."""
    with everything_let_through():
        rows = model._default_manager.filter(past, _only(only)).order_by("recorded_at", "pk")
        found = list(rows.values_list("pk", "person_id"))
    return _free(((pk, whose, ()) for pk, whose in found), category)


def merged(*, before: datetime, only: str | None = None) -> list[Due]:
    """Notes that two records were joined, or taken apart again, before the moment."""
    rows = MergeRecord.objects.annotate(at=Coalesce("split_at", "merged_at")).filter(_only(only), at__lt=before)
    found = rows.order_by("at").values_list("pk", "survivor_id", "loser_id")
    return _free(((pk, survivor, (loser,)) for pk, survivor, loser in found), "merge")


def answered(*, before: datetime, only: str | None = None) -> list[Due]:
    """Proposals that somebody answered before the moment; one without an answer never falls due by itself."""
    rows = MatchProposal.objects.filter(_only(only), answered_at__lt=before).order_by("answered_at")
    found = rows.values_list("pk", "first_id", "second_id")
    return _free(((pk, first, (second,)) for pk, first, second in found), "match_proposal")


def _free(found: Iterable[tuple[UUID, UUID, tuple[UUID, ...]]], category: str) -> list[Due]:
    """What no hold on somebody else keeps: on the other one of a pair, or on a record that was joined with this one.

    A hold on the person of the item itself is looked at where every rule looks, and counted there.
    """
    held = {each for each, of in _held_persons() if of in ("", category)}
    own = {each for each, of in held_now().pairs if each and of in ("", category)}
    return [
        Due(id=str(pk), person_id=whose)
        for pk, whose, others in found
        if whose in own or held.isdisjoint((whose, *others))
    ]


def _held_persons() -> set[tuple[UUID, str]]:
    """Every person that a hold names, by the id in the hold and by the id of the record that holds it today."""
    named = {(each, category) for each, category in held_now().pairs if each is not None}
    return named | {(now, category) for each, category in named for now in id_now(each)}


def _held_in_part() -> set[UUID]:
    """Of whom a hold keeps something, but not all; and whoever stands in one pair with somebody on hold."""
    everybody = {each for each, _ in _held_persons()}
    whole = {each for each, category in held_now().pairs if each is not None and category in ("", "person")}
    pairs = [
        *MatchProposal.objects.filter(Q(first__in=everybody) | Q(second__in=everybody)).values_list("first", "second"),
        *MergeRecord.objects.filter(Q(survivor__in=everybody) | Q(loser__in=everybody)).values_list(
            "survivor", "loser"
        ),
    ]
    return (everybody | {each for pair in pairs for each in pair}) - whole


def _is_a_whole_kind_held() -> bool:
    return not OF_A_PERSON.isdisjoint(category for each, category in held_now().pairs if each is None)


def _written_since(moment: datetime) -> set[UUID]:
    """About whom something was written from a moment on, or who was joined or taken apart since."""
    since: set[UUID] = set()
    for model in part_models():
        late = Q.create([(f"{field}__gte", moment) for field in model.WRITTEN_AT], connector=Q.OR)
        since |= set(model._default_manager.filter(late).order_by().values_list("person_id", flat=True))
    joined = MergeRecord.objects.filter(Q(merged_at__gte=moment) | Q(split_at__gte=moment)).order_by()
    return since.union(*joined.values_list("survivor_id", "loser_id"))


def _needed() -> set[UUID]:
    """Of whom a consent or an opening in an emergency is still kept."""
    return {pk for model in (Consent, Opening) for pk in model._default_manager.values_list("person_id", flat=True)}


def _today(ids: set[UUID]) -> set[UUID]:
    """The same ids with those of the records that hold them today."""
    rows = Person.objects.exclude(merged_into=None).values_list("pk", "merged_into")
    joined = {pk: into for pk, into in rows if into is not None}
    layer = set(ids)
    while layer := {joined[each] for each in layer if each in joined} - ids:
        ids = ids | layer
    return ids


def _parts_of(persons: list[UUID]) -> Counter[UUID]:
    total: Counter[UUID] = Counter()
    for model in part_models():
        rows = model._default_manager.filter(person_id__in=persons).order_by().values("person_id")
        total.update({row["person_id"]: row["number"] for row in rows.annotate(number=Count("pk"))})
    return total


def _only(item: str | None) -> Q:
    return Q() if item is None else Q(pk=item)
