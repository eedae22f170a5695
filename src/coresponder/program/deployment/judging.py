"""What the criteria in force say of a call: the one place that the rest of the program asks.

advice = judge(facts)
advice.answer, advice.variant, advice.rule_key, advice.sentence, advice.version     # kept with the call
advice.considered                                                                   # why not the others
advice.missing                                                                      # what to ask next
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language import Decision, RuleSet, decide
from coresponder.program.deployment.language.remembering import RememberedRules
from coresponder.program.deployment.language.vocabulary import ALL_ANSWERS, ELIGIBLE, NO_RULE
from coresponder.program.deployment.models import CriteriaVersion
from coresponder.program.deployment.queries.in_force import version_in_force

OF_A_RULE = ("answer", "sentence", "variant", "level")
NONE_IN_FORCE = "No deployment criteria are in force; the dispatcher decides."


@dataclass(frozen=True, kw_only=True)
class Advice(Decision):
    """What is advised for one call, by which rule of which version, in one sentence, and what else was considered.

    `answer` is a code of language/vocabulary.py, `variant` the key of a ModelVariant or empty, `version` the label of
    the criteria; both are empty where none are in force. `missing` names facts that nobody knows and that could
    make another rule speak first.
    """

    version: str = ""

    @property
    def answer_words(self) -> str:
        """The answer as it stands on the board."""
        return ALL_ANSWERS[self.answer]

    @property
    def is_eligible(self) -> bool:
        """Whether a team of the program would take part while the call is open."""
        return self.answer in ELIGIBLE


def judge(facts: CallFacts) -> Advice:
    """The advice of the criteria that are in force now; where none are, it says so."""
    version = version_in_force()
    if version is None:
        return Advice(answer=NO_RULE, sentence=NONE_IN_FORCE)
    return judge_by(version, facts)


def judge_by(version: CriteriaVersion, facts: CallFacts) -> Advice:
    """The advice of one version, whether or not it is in force."""
    decision = decide(_rules_of(version), facts)
    return Advice(version=version.label, **{name: getattr(decision, name) for name in Decision.__dataclass_fields__})


def judge_past(calls: Iterable[CallFacts]) -> Iterator[Advice]:
    """The advice of the criteria that are in force now for very many calls, without what else was considered."""
    version = version_in_force()
    remembered = RememberedRules(_rules_of(version)) if version else None
    for facts in calls:
        rule = remembered.rule_for(facts) if remembered else None
        if version is None or remembered is None:
            yield Advice(answer=NO_RULE, sentence=NONE_IN_FORCE)
        elif rule is None:
            yield Advice(answer=NO_RULE, sentence=remembered.rules.otherwise, version=version.label)
        else:
            yield Advice(version=version.label, **{name: getattr(rule, name) for name in OF_A_RULE}, rule_key=rule.key)


def _rules_of(version: CriteriaVersion) -> RuleSet:
    """The rules, read once in each process: a version never changes."""
    return _read(version.sha256, version.pk)


@lru_cache(maxsize=16)
def _read(sha256: str, pk: UUID) -> RuleSet:
    return CriteriaVersion.objects.get(pk=pk, sha256=sha256).rule_set
