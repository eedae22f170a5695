"""The phases of a program, and the six questions of the police-mental health collaboration framework."""

from django.db.models import IntegerChoices, TextChoices


class Phase(TextChoices):
    """The phases through which a program goes, in order."""

    EXPLORE = "explore", "Explore"
    PLAN = "plan", "Plan"
    BUILD = "build", "Build"
    LAUNCH = "launch", "Launch"
    OPERATE = "operate", "Operate"
    ASSESS = "assess", "Assess and improve"
    SUSTAIN = "sustain", "Sustain"


# When a phase is left: what has to be so before the next one carries weight.
LEFT_WHEN = {
    Phase.EXPLORE: "A sponsor and a partner are named.",
    Phase.PLAN: "Agreements are signed, the policy is approved, the baseline is frozen.",
    Phase.BUILD: "People are trained, an exercise has gone well, calls come in.",
    Phase.LAUNCH: "Teams work as it was agreed, in a limited area or at limited hours.",
    Phase.OPERATE: "Shifts, calls, encounters, referrals and follow-up run every day.",
    Phase.ASSESS: "Actions that came of reviews are closed.",
    Phase.SUSTAIN: "The next year is agreed and staffed.",
}
# Where outside help is worth most: before there is a program, and when one looks back at it.
HELP_IN = (Phase.EXPLORE, Phase.PLAN, Phase.BUILD)
SUPPORT_CENTER = "https://csgjusticecenter.org/resources/le-mh-collaborations-support-center"


class Question(TextChoices):
    """The six questions, after the framework of the Council of State Governments (2019), in our own words."""

    LEADERSHIP = "leadership", "Do the leaders of both agencies stand behind it?"
    POLICIES = "policies", "Are there clear policies and procedures?"
    TRAINING = "training", "Is everybody trained well, about mental health and about stabilizing a scene?"
    SERVICES = "services", "Does the community have the whole range of services?"
    DATA = "data", "Are the four outcomes measured: connections, repeat encounters, arrests, use of force?"
    REVIEW = "review", "Is the work looked at formally, again and again?"


class Rating(IntegerChoices):
    """How far the program is with a question."""

    NOT_YET = 0, "not yet"
    BEGUN = 1, "begun"
    MOSTLY = 2, "mostly"
    FULLY = 3, "fully"


# From which rating down a gap asks for an action before the assessment is closed.
GAP_BELOW = Rating.MOSTLY
