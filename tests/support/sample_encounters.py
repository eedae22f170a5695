"""What is kept of encounters, for the addresses: one of Omar and Clara, on the call that they were offered."""

from functools import cached_property
from uuid import UUID

from coresponder.program.encounters.models import Encounter, PartFiling
from tests.support.cast import member
from tests.support.filing import document, file_as
from tests.support.sample_dispatch import SampleDispatch


class SampleEncounters:
    """Each thing once, made when it is first asked for."""

    def __init__(self, dispatch: SampleDispatch) -> None:
        self.dispatch = dispatch

    @cached_property
    def encounter(self) -> Encounter:
        """Omar has filed his part, and Clara hers; nobody is named."""
        assert self.filing_of_clara
        return file_as(member("omar"), document(self.dispatch.assignment)).filing.encounter

    @cached_property
    def filing_of_clara(self) -> PartFiling:
        """Clara's part."""
        return file_as(member("clara"), document(self.dispatch.assignment, "clinical")).filing

    @property
    def id(self) -> UUID:
        """The encounter's id."""
        return self.encounter.pk
