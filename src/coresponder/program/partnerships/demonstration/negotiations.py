"""Agreements in every state: begun, with two texts of a section, waiting for a signature, signed, given up."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from coresponder.program.partnerships.actions.negotiating import (
    Line,
    begin_negotiation,
    frame_negotiation,
    give_up_negotiation,
    save_draft,
    set_matrix,
)
from coresponder.program.partnerships.actions.settling import settle
from coresponder.program.partnerships.actions.wording import comment_on, leave_out, settle_comment, write_section
from coresponder.program.partnerships.models import Negotiation, Section
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.signing import sign
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

A_YEAR = timedelta(days=365)


def load(*, cast: Mapping[str, User], by: User) -> None:
    """One of each kind, each in another state."""
    police, health = cast["sol"].agency, cast["sade"].agency
    if police is None or health is None:
        return
    _signed(cast, [police, health], by=by)
    _waiting(cast, [police, health], by=by)
    _disputed(cast, [police, health], by=by)
    _framed("Software for behavioral health", AgreementKind.BAA, _with(health, cast["cora"]), by=by)
    given_up = _framed("Part 2 services, first try", AgreementKind.QSOA, _with(health, cast["cora"]), by=by)
    give_up_negotiation(negotiation=given_up, by=by)


def _signed(cast: Mapping[str, User], agencies: list[Agency], *, by: User) -> None:
    """The memorandum, which both have signed."""
    memorandum = _framed("Co-responder program: who does what", AgreementKind.MOU, agencies, by=by)
    leave_out(section=_section(memorandum, "funding"), is_left_out=True, by=by)
    agreement = settle(negotiation=memorandum, by=by)
    for head in (cast["sol"], cast["sade"]):
        agreement = sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=head)


def _waiting(cast: Mapping[str, User], agencies: list[Agency], *, by: User) -> None:
    """The addendum on criminal-justice information: the police have signed, the clinic has not."""
    addendum = _framed("Criminal-justice information stays out", AgreementKind.CJIS, agencies, by=by)
    agreement = settle(negotiation=addendum, by=by)
    sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=cast["sol"])


def _disputed(cast: Mapping[str, User], agencies: list[Agency], *, by: User) -> None:
    """A sharing agreement for case conferences, under change: two texts of one section, and comments."""
    sharing = _framed("Case conference of police and behavioral health", AgreementKind.SHARING, agencies, by=by)
    police, health = agencies
    lines = [_line(health, police, DataClass.RESPONSE_GUIDANCE), _line(police, health, DataClass.OPERATIONAL)]
    sharing = set_matrix(negotiation=sharing, lines=lines, seen_version=1, by=by)
    save_draft(negotiation=sharing, label="Sent to counsel of both", by=by)
    population = _section(sharing, "population")
    adults = "Adults whom the team met at least twice. Nobody under eighteen."
    write_section(section=population, text=adults, note="Adults alone", based_on=1, by=cast["sade"])
    write_section(section=population, text="People whom the team met, of any age.", based_on=1, by=cast["sol"])
    retention = _section(sharing, "retention")
    settled = comment_on(section=retention, text="Does “printed” cover a phone’s screen?", by=cast["sol"])
    settle_comment(comment=settled, by=by)
    text = "What is shared is read where it is kept, and not copied. Nothing is printed."
    write_section(section=retention, text=text, note="Nothing is printed", based_on=1, by=cast["sol"])
    comment_on(
        section=_section(sharing, "consent"), text="Who asks, the clinician or the case manager?", by=cast["sade"]
    )


def _framed(title: str, kind: AgreementKind, agencies: list[Agency], *, by: User) -> Negotiation:
    begun = begin_negotiation(title=f"{title} (invented)", kind=kind, agencies=agencies, by=by)
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + A_YEAR, "review_on": today + A_YEAR / 2}
    return frame_negotiation(negotiation=begun, title=begun.title, agencies=agencies, by=by, **days)


def _line(owner: Agency, recipient: Agency, data_class: DataClass) -> Line:
    cell = Cell(
        from_agency_id=owner.pk,
        to_agency_id=recipient.pk,
        data_class=data_class,
        purpose=Purpose.CASE_CONFERENCE,
        legal_basis=LegalBasis.POLICE_RECORD if owner.is_law_enforcement else LegalBasis.AUTHORIZATION,
        needs_consent=not owner.is_law_enforcement,
        minimum_fields="What helps, what makes it worse" if owner.is_health_care else "Calls of the last year",
    )
    return Line(cell=cell, channel="Read in the program", keeping="Until the end of the meeting", carries_notice=True)


def _section(negotiation: Negotiation, topic: str) -> Section:
    return Section.objects.get(negotiation=negotiation, topic=topic)


def _with(agency: Agency, coordinator: User) -> list[Agency]:
    return [agency, *([coordinator.agency] if coordinator.agency else [])]
