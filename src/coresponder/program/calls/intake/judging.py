"""What the type of a call means, by the rule table that judges past calls too, and what the meaning says by itself."""

from functools import lru_cache

from django.db.models import Max

from coresponder.analysis.nexus import RuleSet, TypeJudgement, judge_flag, judge_type, load_rules
from coresponder.analysis.nexus.judging import NO_RULE, NOTHING_RECORDED
from coresponder.formats.eido.vocabulary import INCIDENT_TYPES
from coresponder.program.calls.knowing import Picture
from coresponder.program.calls.models import Feed, TypeDecision
from coresponder.program.calls.queries.decisions import decisions_for_rules
from coresponder.program.calls.vocabulary import Reported

# What a category says about what was reported. A type says that something is so, never that it is not.
TOLD_BY_CATEGORY = {
    "suicide": ("suicide",),
    "overdose": ("medical",),
    "medical": ("medical",),
    "weapon": ("weapon",),
    "violence": ("violence",),
}


def rules_for(feed: Feed) -> RuleSet:
    """The rule table as it judges this feed's types, with every decision that somebody made on a type."""
    dialect = feed.saved_profile.profile.code_dialect if feed.saved_profile else ""
    return _rules(dialect, TypeDecision.objects.aggregate(Max("pk"))["pk__max"])


@lru_cache(maxsize=16)
def _rules(dialect: str, last_decision: int | None) -> RuleSet:
    """Decisions are only ever added, so that the last one tells whether the rules are still those."""
    return load_rules().for_dialect(dialect).with_decisions(decisions_for_rules() if last_decision else {})


def judged(rules: RuleSet, picture: Picture) -> TypeJudgement:
    """The meaning of the first spelling of the type that a rule reads; the source's own marker where it says more."""
    common = INCIDENT_TYPES.get(picture.type_common.upper(), picture.type_common)
    spellings = [each for each in (picture.type_text, picture.type_code, common) if each]
    found = [judge_type(rules, spelling) for spelling in spellings] or [judge_type(rules, "")]
    read = next((each for each in found if each.rule not in (NO_RULE, NOTHING_RECORDED)), found[0])
    marked = judge_flag(rules, picture.flag) if picture.flag else None
    return marked if marked and marked.nexus == "yes" and read.nexus != "yes" else read


def reported(picture: Picture, judgement: TypeJudgement) -> dict[str, str]:
    """The four flags: as they were told, else as the type itself says."""
    by_type = TOLD_BY_CATEGORY.get(judgement.category, ())
    said = {name: getattr(picture, name) for name in ("weapon", "violence", "medical", "suicide")}
    return {
        name: Reported.YES.value if value == Reported.UNKNOWN and name in by_type else value
        for name, value in said.items()
    }
