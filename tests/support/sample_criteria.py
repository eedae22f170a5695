"""Criteria for the walk of every address: a version in force, one that waits, a draft of Cora's, a kind of team."""

from functools import cached_property
from uuid import UUID

from coresponder.program.call_taking import demonstration as questions
from coresponder.program.call_taking.actions.transferring import offer_transfer
from coresponder.program.call_taking.vocabulary import Because, Direction
from coresponder.program.calls.actions.by_hand import close_call, enter_call
from coresponder.program.calls.models import Call
from coresponder.program.deployment.actions.drafting import start_draft
from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.deployment.actions.variants import save_variant
from coresponder.program.deployment.models import CriteriaVersion
from coresponder.program.deployment.variant_details import VariantDetails
from tests.support.cast import member
from tests.support.criteria import criteria, reported, rule

IN_ONE_CAR = VariantDetails(title="In one car", partners=("clinician",), presence="together", triggers=("direct",))


class SampleCriteria:
    """Makes criteria as if Cora had written them."""

    @cached_property
    def kind_of_team(self) -> str:
        """The key of a kind of team."""
        return save_variant(key="in-one-car", details=IN_ONE_CAR, by=member("cora")).key

    @cached_property
    def in_force(self) -> CriteriaVersion:
        """A version that is in force."""
        content = criteria(rule("weapon", reported("weapon"), variant=self.kind_of_team))
        version = save_version(content=content, based_on=None, by=member("cora"))
        put_in_force(version=version, reason="The planning team agreed.", by=member("cora"))
        return version

    @cached_property
    def waiting(self) -> CriteriaVersion:
        """A version that is not in force."""
        content = criteria(rule("medical", reported("medical")))
        return save_version(content=content, based_on=self.in_force, by=member("cora"))

    def rule_of_draft(self) -> str:
        """The key of a rule in Cora's draft."""
        draft = start_draft(based_on=self.in_force, by=member("cora"))
        return str(draft.content["rules"][0]["key"])

    @cached_property
    def questions(self) -> int:
        """The number of the questions that are asked now."""
        questions.load(by=member("cora"))
        return 1

    @property
    def question(self) -> str:
        """The key of a question."""
        return "weapons" if self.questions else ""

    def transfer_of(self, call: Call) -> UUID:
        """A transfer of a call, offered."""
        because, direction = Because.WANTS_TO_TALK, Direction.TO_988
        return offer_transfer(call=call, direction=direction, because=because, by=member("dana")).pk

    @cached_property
    def missed_call(self) -> UUID:
        """A call for which a team would suit, and which is over without one."""
        dana = member("dana")
        told = {"narrative": "Somebody with a knife.", "weapon": "yes"}
        assert self.in_force
        return close_call(call=enter_call(fields=told, by=dana), disposition="", by=dana).pk
