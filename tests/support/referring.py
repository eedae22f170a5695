"""Services that take referrals, for stories: partners of the program with a desk, and one that is none."""

from collections.abc import Iterable

from django.test import Client
from django.urls import reverse

from coresponder.program.people.actions.parts import add_identity_fact
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.program.referrals.actions import links as referral_links
from coresponder.program.referrals.actions.desks import set_desk
from coresponder.program.referrals.actions.sending import send_referral
from coresponder.program.referrals.actions.writing import write_referral
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.vocabulary import ConsentSaid, Urgency
from coresponder.program.services.models import Organization, Service
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.links.actions import IssuedLink, end_links, issue_link
from coresponder.safeguards.links.codes import issue_code
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import in_force, term
from tests.support.cast import member

REASON = "Needs a bed from Friday on, and a door that locks."
HOUSING, CARE, RECOVERY = "emergency_shelter", "psychiatric_care", "withdrawal_management"
OPENED = {
    DataClass.SOCIAL_NEEDS: Purpose.CARE_COORDINATION,
    DataClass.CLINICAL: Purpose.TREATMENT,
}


def service(name: str, *, with_desk: bool = True, phone: str = "(312) 555-0142", is_partner: bool = True) -> Service:
    """A service of an organization of its own."""
    agency = Agency.objects.create(name=f"{name} (invented)", kind=AgencyKind.COMMUNITY_ORGANIZATION)
    organization = Organization.objects.create(name=f"{name} (invented)", agency=agency if is_partner else None)
    made = Service.objects.create(organization=organization, name=name)
    if with_desk:
        email = f"desk@{name.lower().replace(' ', '-')}.example"
        set_desk(service=made, email=email, code_phone=phone, is_open=True, by=member("carlos"))
    return made


def opened_to(services: Iterable[Service], *, needs_consent: bool = False) -> None:
    """The clinic may tell these partners what a referral says, and who it is."""
    clinic = member("clara").agency
    assert clinic is not None
    cells = []
    for each in services:
        agency = each.organization.agency
        assert agency is not None
        for data_class, purpose in OPENED.items():
            cells.append(term(clinic, agency, data_class, purpose, needs_consent=needs_consent))
            cells.append(term(clinic, agency, DataClass.IDENTITY, purpose, needs_consent=needs_consent))
    in_force(*cells)


def known_person(by: User) -> Person:
    """Avery Example, whom the clinic knows, with a phone and a birth date."""
    person = add_person(given="Avery", family="Example", by=by)
    add_identity_fact(person=person, kind=IdentityKind.PHONE, value="(312) 555-0177", by=by)
    add_identity_fact(person=person, kind=IdentityKind.BIRTH_DATE, value="3/31/1984", by=by)
    return person


def written(person: Person, services: Iterable[Service], *, by: User, need: str = HOUSING) -> Referral:
    """A draft."""
    return write_referral(
        person=person,
        need=need,
        urgency=Urgency.THIS_WEEK,
        reason=REASON,
        services=list(services),
        consent_said=ConsentSaid.GIVEN,
        by=by,
    )


def sent(person: Person, services: Iterable[Service], *, by: User, need: str = HOUSING) -> Referral:
    """One that was sent to each of them."""
    return send_referral(referral=written(person, services, by=by, need=need), by=by)


def now(referral: Referral) -> Referral:
    """How it stands in the database."""
    with everything_let_through():
        return Referral.objects.get(pk=referral.pk)


def asked(referral: Referral, at: Service) -> Destination:
    """The request to one service, as it stands."""
    with everything_let_through():
        return Destination.objects.select_related("referral", "service").get(referral=referral, service=at)


def link_for(destination: Destination) -> IssuedLink:
    """The link that a service has in its letter box: the one that was mailed is known to nobody but the service."""
    purpose = referral_links.PURPOSE
    end_links(purpose=purpose, about=destination.pk)
    return issue_link(
        purpose=purpose, about=destination.pk, valid_for=referral_links.AT_LEAST, single_use=True, by=None
    )


def opened_by(browser: Client, destination: Destination) -> str:
    """A browser of the service, which has followed its link and given the code; the address of the page."""
    issued = link_for(destination)
    address = reverse("referrals:by_link", args=[issued.secret])
    browser.post(f"{address}confirm/", {"code": issue_code(issued.link)})
    return address
