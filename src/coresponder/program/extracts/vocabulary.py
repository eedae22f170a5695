"""The words of releases: for what, in which detail, how far."""

from django.db.models import TextChoices

# The kinds of run that make a release, and that make one again to compare.
MAKE_RELEASE, COMPARE_RELEASE = "make_release", "compare_release"


class ReleasePurpose(TextChoices):
    """For what a release is made. Tokens differ between purposes, so that two releases cannot be put together."""

    EVALUATION = "evaluation", "the program’s own evaluation"
    RESEARCH = "research", "research by somebody outside, under a data use agreement"
    REPORT = "report", "a report to a state or a funder"


class Detail(TextChoices):
    """How exactly a release names times and places."""

    MOMENTS = "moments", "moments, days and beats"
    MONTHS = "months", "months, and no beats"


class ReleaseState(TextChoices):
    """How far a release is."""

    REQUESTED = "requested", "being made"
    READY = "ready", "ready"
    FAILED = "failed", "failed"
    REMOVED = "removed", "its files were removed"


# Inside the program moments may be named; what leaves it names months.
DETAIL_OF: dict[str, Detail] = {
    ReleasePurpose.EVALUATION: Detail.MOMENTS,
    ReleasePurpose.RESEARCH: Detail.MONTHS,
    ReleasePurpose.REPORT: Detail.MONTHS,
}
# Records of substance-use treatment are read for the program's own evaluation alone (42 CFR 2.53), never for outside.
READS_SUBSTANCE_USE = frozenset({ReleasePurpose.EVALUATION})
# How many nightly releases keep their files. Any of them can be made again as of its moment.
NIGHTS_KEPT = 3


class Change(TextChoices):
    """What changed in the way something is recorded."""

    FORM = "form", "the form of encounters"
    CODES = "codes", "a list of codes"
    HIERARCHY = "hierarchy", "the order of primary outcomes"
    INSTRUMENT = "instrument", "a screening instrument"
    CRITERIA = "criteria", "the deployment criteria"
    RULES_OF_CRISIS_CALLS = "rules_of_crisis_calls", "the rules of crisis calls"
    FOLLOW_UP_RULES = "follow_up_rules", "the rules of follow-ups"
    FEED = "feed", "the dispatch system, or how it is read"
    SOFTWARE = "software", "the program itself"
    INSTRUCTION = "instruction", "what staff are told to write down"
    LAUNCH = "launch", "a team began or ended its work"
    OTHER = "other", "something else"


class Direction(TextChoices):
    """Whether more or fewer are counted since."""

    MORE = "more", "more are counted since"
    FEWER = "fewer", "fewer are counted since"
    UNKNOWN = "unknown", "not known"
