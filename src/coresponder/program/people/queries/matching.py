"""Pairs that wait for a person, as far as somebody may read both, and the records that the matching compares."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coresponder.analysis.linkage.comparing import REASONS, RecordToMatch
from coresponder.analysis.linkage.spelling import plain
from coresponder.program.people.models import IdentityFact, MatchProposal, PersonName
from coresponder.program.people.queries.persons import persons_known_to
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.people.vocabulary.matching import MatchAnswer
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose

Facts = dict[UUID, dict[str, str]]


def proposals_for(user: User, purpose: Purpose) -> QuerySet[MatchProposal]:
    """Every pair of two records that still are two, both of which this person may know of. Call it in a transaction."""
    known = persons_known_to(user, purpose).values("pk")
    return MatchProposal.objects.filter(first__in=known, second__in=known)


def open_proposals(user: User, purpose: Purpose) -> QuerySet[MatchProposal]:
    """Those that nobody has answered, or that could not be told, the likeliest first."""
    return proposals_for(user, purpose).filter(answer__in=[MatchAnswer.OPEN, MatchAnswer.UNSURE])


def proposal_for(user: User, proposal_id: UUID, purpose: Purpose) -> MatchProposal:
    """One of them; Http404 for any other."""
    found = proposals_for(user, purpose).filter(pk=proposal_id).select_related("first", "second").first()
    if found is None:
        raise Http404
    return found


def reason_words(proposal: MatchProposal) -> list[str]:
    """What agrees and what does not, in words."""
    return [REASONS[code] for code in proposal.reasons if code in REASONS]


def records_to_match(user: User, purpose: Purpose) -> list[RecordToMatch]:
    """Every name that this person may read, with what else tells who it is; in memory only. In a transaction."""
    names = readable(PersonName.objects.filter(ended_at__isnull=True), by=user, purpose=purpose).order_by("person_id")
    found = list(names)
    open_together(found)
    facts = _facts(user, purpose)
    return [_record(name, facts.get(name.person_id, {})) for name in found]


def _facts(user: User, purpose: Purpose) -> Facts:
    facts = list(readable(IdentityFact.objects.filter(ended_at__isnull=True), by=user, purpose=purpose))
    open_together(facts)
    found: Facts = defaultdict(dict)
    for fact in facts:
        for name, value in _field(fact):
            found[fact.person_id].setdefault(name, value)
    return found


def _field(fact: IdentityFact) -> Iterator[tuple[str, str]]:
    if fact.kind == IdentityKind.BIRTH_DATE:
        yield "born", str(fact.value)
    elif fact.kind == IdentityKind.PHONE:
        yield "phone", str(fact.value)
    elif fact.kind == IdentityKind.ADDRESS:
        yield "place", " ".join(str(fact.value).casefold().split())
    elif fact.kind == IdentityKind.IDENTIFIER:
        yield "number", f"{fact.detail}:{str(fact.value).casefold()}"


def _record(name: PersonName, facts: dict[str, str]) -> RecordToMatch:
    return RecordToMatch(
        person=str(name.person_id), given=_plain(str(name.given)), family=_plain(str(name.family)), **facts
    )


def _plain(text: str) -> str:
    return " ".join(plain(text).split())
