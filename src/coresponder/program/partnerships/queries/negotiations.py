"""Agreements that are negotiated, as somebody may see them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.kernel.sentences import Pair, side_by_side, who_wrote
from coresponder.program.partnerships.assembling import cell_sentence, content_of, standing_versions
from coresponder.program.partnerships.clauses.library import Topic, topic_of
from coresponder.program.partnerships.models import Negotiation, SavedDraft, Section, SectionVersion
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import can_be_signed_for
from coresponder.safeguards.agreements.rules import expires_soon
from coresponder.safeguards.agreements.vocabulary import AgreementKind, AgreementState
from coresponder.safeguards.permissions import Permission, check, may

NOW = "now"


@dataclass(frozen=True, kw_only=True)
class SectionShown:
    """A section with the version that stands, what stands aside, and what is said about it."""

    section: Section
    standing: SectionVersion | None
    aside: int
    comments: int
    topic: Topic | None

    @property
    def is_from_library(self) -> bool:
        return self.standing is not None and bool(self.standing.from_library)


@dataclass(frozen=True, kw_only=True)
class ComparedSection:
    """One section of two drafts, sentence by sentence."""

    heading: str
    pairs: list[Pair]

    @property
    def is_changed(self) -> bool:
        return any(pair.is_changed for pair in self.pairs)


def negotiations_seen_by(user: User) -> QuerySet[Negotiation]:
    """Every negotiation, with how many comments are open."""
    check(user, Permission.NEGOTIATE_AGREEMENTS)
    open_comments = Count("sections__comments", filter=Q(sections__comments__settled_at__isnull=True))
    found = Negotiation.objects.select_related("agreement").prefetch_related("parties")
    # Where rows are counted, the order of the model is not asked for by itself.
    return found.annotate(said=open_comments).order_by("-begun_at", "id")


def negotiation_seen_by(user: User, negotiation_id: UUID) -> Negotiation:
    """One negotiation."""
    check(user, Permission.NEGOTIATE_AGREEMENTS)
    wanted = Negotiation.objects.select_related("agreement", "renews", "begun_by").prefetch_related("parties")
    return get_object_or_404(wanted, pk=negotiation_id)


def section_seen_by(user: User, section_id: UUID) -> Section:
    """One section."""
    check(user, Permission.NEGOTIATE_AGREEMENTS)
    return get_object_or_404(Section.objects.select_related("negotiation__agreement"), pk=section_id)


def may_write(user: User, negotiation: Negotiation) -> bool:
    """Whether somebody may change the wording: the parties, and whoever drafts agreements."""
    if not may(user, Permission.NEGOTIATE_AGREEMENTS):
        return False
    is_party = user.agency_id is not None and negotiation.parties.filter(pk=user.agency_id).exists()
    return is_party or may(user, Permission.DRAFT_AGREEMENTS)


def parties_without_a_head(negotiation: Negotiation) -> list[str]:
    """The parties for which nobody with an account may sign."""
    return [agency.name for agency in negotiation.parties.all() if not can_be_signed_for(agency)]


def open_negotiations() -> QuerySet[Negotiation]:
    """What is negotiated now."""
    is_draft = Q(agreement__isnull=True) | Q(agreement__state=AgreementState.DRAFTED)
    return Negotiation.objects.filter(is_draft, given_up_at__isnull=True)


def waits_for_words_of(user: User) -> bool:
    """Whether somebody's agency is a party of something that is negotiated now."""
    return user.agency_id is not None and open_negotiations().filter(parties=user.agency_id).exists()


def sections_of(negotiation: Negotiation) -> list[SectionShown]:
    """The sections in their order."""
    waiting = Count("versions", filter=Q(versions__stands_aside=True, versions__taken_into__isnull=True), distinct=True)
    said = Count("comments", filter=Q(comments__settled_at__isnull=True), distinct=True)
    sections = list(negotiation.sections.annotate(waiting=waiting, said=said).order_by("position", "id"))
    texts = standing_versions(sections)
    kind = AgreementKind(negotiation.kind)
    return [
        SectionShown(
            section=each,
            standing=texts.get(each.pk),
            aside=each.waiting,
            comments=each.said,
            topic=topic_of(kind, each.topic),
        )
        for each in sections
    ]


def standing_version(section: Section) -> SectionVersion | None:
    """The version of a section that stands."""
    return section.versions.filter(stands_aside=False).select_related("written_by").last()


def waiting_aside(section: Section) -> list[SectionVersion]:
    """What was written at the same time as something else and has not been put together with it."""
    found = section.versions.filter(stands_aside=True, taken_into__isnull=True)
    return list(found.select_related("written_by"))


def sentences_with_writers(section: Section) -> list[tuple[str, SectionVersion]]:
    """Each sentence that stands, with the version that brought it in."""
    versions = section.versions.filter(stands_aside=False).select_related("written_by")
    return [(each.text, each.source) for each in who_wrote((each.text, each) for each in versions)]


def saved_drafts(negotiation: Negotiation) -> list[SavedDraft]:
    """The saved drafts, the newest first."""
    return list(negotiation.drafts.select_related("saved_by").order_by("-number"))


def draft_content(negotiation: Negotiation, name: str) -> dict[str, Any]:
    """What a saved draft says, by its number, or what stands now; Http404 for another."""
    if name == NOW:
        return content_of(negotiation)
    found = negotiation.drafts.filter(number=int(name)).first() if name.isdecimal() and len(name) < 6 else None
    if found is None:
        raise Http404
    return dict(found.content)


def compared_drafts(before: dict[str, Any], after: dict[str, Any]) -> list[ComparedSection]:
    """Two drafts, section by section, the matrix last."""
    old = {each["topic"]: each for each in before["sections"]}
    new = {each["topic"]: each for each in after["sections"]}
    found = []
    for topic in [*new, *(topic for topic in old if topic not in new)]:
        heading = (new.get(topic) or old[topic])["heading"]
        texts = (old.get(topic, {}).get("text", ""), new.get(topic, {}).get("text", ""))
        found.append(ComparedSection(heading=heading, pairs=side_by_side(*texts)))
    # A saved draft keeps no order of the words of a line, so each line is put into a sentence anew.
    lines = ["\n".join(cell_sentence(cell) for cell in each["cells"]) for each in (before, after)]
    return [*found, ComparedSection(heading="What is opened", pairs=side_by_side(*lines))] if any(lines) else found


def agreements_to_renew() -> list[Agreement]:
    """What ends within sixty days and nobody negotiates anew."""
    today = timezone.localdate()
    live = Agreement.objects.exclude(state__in=(AgreementState.ENDED, AgreementState.DRAFTED))
    renewed = set(Negotiation.objects.filter(given_up_at__isnull=True).values_list("renews", flat=True))
    return [each for each in live if expires_soon(each, today=today) and each.pk not in renewed]


def signed_agreements(kind: AgreementKind) -> QuerySet[Agreement]:
    """What is in force of a kind."""
    return Agreement.objects.filter(kind=kind, state=AgreementState.IN_FORCE)
