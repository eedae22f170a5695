"""What somebody may see of an assessment: everything, or everything without small numbers."""

from dataclasses import dataclass, field
from functools import lru_cache

from coresponder.analysis.assessment import WITHHOLDING_RULES, Assessed, AssessedMeasure, without_small_numbers
from coresponder.kernel.spoken_english import listed
from coresponder.program.outcomes.models import Assessment
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.permissions.roles import roles_with

ASSESSMENTS_REMEMBERED = 4  # an assessment never changes; what is withheld in an old one takes seconds to find


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An assessment as one person sees it. `all_of_it` is false where small numbers are withheld."""

    assessment: Assessment
    measures: dict[str, AssessedMeasure]
    all_of_it: bool

    @property
    def assessed(self) -> Assessed:
        """Its launch, stretches and fingerprints; the figures are those of `measures`."""
        return self.assessment.assessed

    def named(self, key: str) -> AssessedMeasure:
        """The measure of that key; KeyError where there is none."""
        return self.measures[key]


def seen_by(user: User, assessment: Assessment) -> Seen:
    """The assessment as this person may see it."""
    check(user, Permission.VIEW_OUTCOMES)
    all_of_it = may(user, Permission.VIEW_OUTCOME_RECORDS)
    measures = _plain(assessment) if all_of_it else withheld_of(assessment)
    return Seen(assessment=assessment, measures=measures, all_of_it=all_of_it)


def who_sees_all() -> str:
    """Whom to ask for what is withheld, in a sentence."""
    who = listed([role.display_name.lower() for role in roles_with(Permission.VIEW_OUTCOME_RECORDS)])
    return f"All of it is for the {who} to see."


def withheld_of(assessment: Assessment) -> dict[str, AssessedMeasure]:
    """Every measure without small numbers: for whoever may not see records, and for what the whole program sees."""
    return _withheld(_Content(sha256=assessment.content_sha256, assessment=assessment))


@dataclass(frozen=True, kw_only=True)
class _Content:
    """An assessment by its fingerprint, which says everything about what is in it."""

    sha256: str
    assessment: Assessment = field(compare=False)


@lru_cache(maxsize=ASSESSMENTS_REMEMBERED)
def _withheld(content: _Content) -> dict[str, AssessedMeasure]:
    kept = content.assessment.withheld
    if kept is None or content.assessment.withheld_rules != WITHHOLDING_RULES:
        kept = without_small_numbers(content.assessment.assessed)
    found = (AssessedMeasure.from_mapping(each) for each in kept)
    return {measure.key: measure for measure in found}


def _plain(assessment: Assessment) -> dict[str, AssessedMeasure]:
    return {measure.key: measure for measure in assessment.assessed.measures}
