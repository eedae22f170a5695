"""Which terms hold at a moment, and the agreements as somebody may see them."""

import re
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.agreements.models import Agreement, Party, Suspension, Term
from coresponder.safeguards.agreements.vocabulary import OPENING_STATES, AgreementState
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.sentences import names_of_actors, sentence_of
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.permissions.roles import roles_with

# In the register what holds comes first, then what waits for somebody, then what is over.
REGISTER_ORDER = (
    AgreementState.IN_FORCE,
    AgreementState.SUSPENDED,
    AgreementState.SIGNED,
    AgreementState.AGREED,
    AgreementState.DRAFTED,
    AgreementState.ENDED,
)


AGENCY_NUMBER = re.compile(r"\bagency (\d+)\b")


def terms_in_force(at: datetime) -> QuerySet[Term]:
    """The terms of every agreement that is in force and whose days include this moment's, in the program's zone.

    The days are compared when somebody asks, so that an agreement closes with its last day even if nobody has marked
    it as ended yet.
    """
    today = timezone.localdate(at)
    return Term.objects.filter(
        Q(agreement__ends_on__isnull=True) | Q(agreement__ends_on__gte=today),
        agreement__state__in=OPENING_STATES,
        agreement__starts_on__lte=today,
    )


def register_for(user: User) -> QuerySet[Agreement]:
    """Every agreement of the program, what holds first; its members may know them all."""
    check(user, Permission.VIEW_AGREEMENTS)
    place = Case(
        *(When(state=state, then=Value(order)) for order, state in enumerate(REGISTER_ORDER)),
        output_field=IntegerField(),
    )
    found = Agreement.objects.annotate(place=place, term_count=Count("terms", distinct=True))
    return found.prefetch_related("parties__agency").order_by("place", "ends_on", "title")


def agreement_seen_by(user: User, agreement_id: UUID) -> Agreement:
    """One agreement, for a member of the program."""
    check(user, Permission.VIEW_AGREEMENTS)
    wanted = Agreement.objects.select_related("drafted_by", "replaces", "stopped_by", "stopped_for")
    return get_object_or_404(wanted, pk=agreement_id)


def parties_of(agreement: Agreement) -> list[Party]:
    """The parties by name, with who signed for them."""
    return list(agreement.parties.select_related("agency", "signed_by"))


def terms_of(agreement: Agreement) -> list[Term]:
    """The terms in the order of the page: from, to, class, purpose."""
    return list(agreement.terms.select_related("from_agency", "to_agency"))


def agencies_to_choose() -> QuerySet[Agency]:
    """The partners that can be made a party."""
    return Agency.objects.filter(is_active=True)


def agency_of(user: User, at: datetime) -> Agency | None:
    """The agency that somebody acts for, as far as a membership in force bears it out."""
    today = timezone.localdate(at)
    if not user.is_active or user.agency is None or not user.agency.is_active:
        return None
    holds = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        user=user, agency=user.agency, role=user.role, starts_on__lte=today,
    )  # fmt: skip
    return user.agency if holds.exists() else None


def waits_for_signature_of(user: User) -> bool:
    """True when an agreement is agreed and this person's agency has not signed it yet."""
    agency = agency_of(user, timezone.now())
    if agency is None or not may(user, Permission.SIGN_AGREEMENTS):
        return False
    waiting = Party.objects.filter(agency=agency, signed_at__isnull=True, agreement__state=AgreementState.AGREED)
    return waiting.exists()


def can_be_signed_for(agency: Agency) -> bool:
    """Whether anybody with an account may sign for this agency."""
    today = timezone.localdate()
    roles = [role.key for role in roles_with(Permission.SIGN_AGREEMENTS)]
    holds = Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)
    return holds.filter(user__is_active=True, agency=agency, role__in=roles).exists()


def history_of(user: User, agreement: Agreement) -> list[tuple[AuditEvent, str]]:
    """What the audit trail says about this agreement, oldest first, as sentences that name the agencies."""
    check(user, Permission.VIEW_AGREEMENTS)
    events = list(AuditEvent.objects.filter(about=f"agreement:{agreement.pk}").order_by("position"))
    names = names_of_actors(events)
    return [(event, _with_agencies(sentence_of(event, names))) for event in events]


def _with_agencies(sentence: str) -> str:
    """The trail knows agencies by number; whoever reads one agreement knows them by name."""
    numbers = {int(number) for number in AGENCY_NUMBER.findall(sentence)}
    names = dict(Agency.objects.filter(pk__in=numbers).values_list("pk", "name")) if numbers else {}
    return AGENCY_NUMBER.sub(lambda found: names.get(int(found[1]), found[0]), sentence)


def renewal_of(agreement: Agreement) -> Agreement | None:
    """The agreement that was drafted to take this one's place, unless it was given up."""
    return agreement.replaced_by.exclude(state=AgreementState.ENDED).order_by("drafted_at").last()


def open_suspension(agreement: Agreement, side: Agency | None) -> Suspension | None:
    """The suspension of one side that is not lifted; None for a side is the privacy officer's."""
    return agreement.suspensions.filter(suspended_for=side, lifted_at__isnull=True).first()


def suspensions_of(agreement: Agreement) -> list[Suspension]:
    """Every time that it was suspended, the first one first."""
    return list(agreement.suspensions.select_related("suspended_for", "suspended_by", "lifted_by"))
