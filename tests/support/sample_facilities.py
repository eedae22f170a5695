"""What is kept of facilities, for the addresses: one with a live page, its link, and somebody whom it refused."""

from functools import cached_property

from coresponder.program.services.actions.capacity import note_refusal
from coresponder.program.services.actions.desks import make_link
from coresponder.program.services.models import Refusal, Service
from tests.support import facilities
from tests.support.cast import member


class SampleFacilities:
    """Each thing once, made when it is first asked for."""

    @cached_property
    def harbor(self) -> Service:
        """A crisis center that says how full it is."""
        return facilities.facility(by=member("cora"))

    @cached_property
    def refusal(self) -> Refusal:
        """It had no bed."""
        return note_refusal(service=self.harbor, because="no_bed", by=member("omar"))

    @property
    def secret(self) -> str:
        """A link that opens its page; made anew, so that one ended meanwhile is no matter."""
        return make_link(service=self.harbor, by=member("cora")).secret
