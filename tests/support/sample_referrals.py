"""A referral of somebody whom the clinic knows, with the service that was asked and the link that it was sent."""

from functools import cached_property

from coresponder.program.people.models import Person
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.services.models import Service
from tests.support import referring
from tests.support.cast import member


class SampleReferrals:
    """Makes each of them once, when it is first asked for."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def service(self) -> Service:
        """A service that takes referrals by link."""
        made = referring.service("Sample Harbor")
        referring.opened_to([made])
        return made

    @cached_property
    def referral(self) -> Referral:
        """One that was sent."""
        return referring.sent(self.person, [self.service], by=member("clara"))

    @cached_property
    def asked(self) -> Destination:
        """The service that was asked."""
        return referring.asked(self.referral, self.service)

    @cached_property
    def secret(self) -> str:
        """The secret of the link that the service has."""
        return referring.link_for(self.asked).secret
