"""The states of an agreement, and what its text has to settle beside the terms."""

from collections.abc import Mapping

from django.db.models import TextChoices


class AgreementState(TextChoices):
    """How far an agreement is."""

    DRAFTED = "drafted", "draft"
    AGREED = "agreed", "agreed, waiting for signatures"
    SIGNED = "signed", "signed by all, not in force yet"
    IN_FORCE = "in_force", "in force"
    SUSPENDED = "suspended", "suspended"
    ENDED = "ended", "ended"


class AgreementKind(TextChoices):
    """What kind of paper it is. Only the first has to open something; the others may."""

    SHARING = "sharing", "information-sharing agreement"
    MOU = "mou", "memorandum of understanding"
    BAA = "baa", "business associate agreement (HIPAA)"
    QSOA = "qsoa", "qualified service organization agreement (42 CFR Part 2)"
    CJIS = "cjis", "addendum on criminal-justice information (CJIS)"


# In every other state the terms of an agreement open nothing.
OPENING_STATES = frozenset({AgreementState.IN_FORCE})
# The terms are fixed, and what they open can still come or come back.
FIXED_STATES = (AgreementState.AGREED, AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.SUSPENDED)
# Everybody has signed, and nobody has ended it.
SIGNED_BY_ALL = (AgreementState.SIGNED, AgreementState.IN_FORCE, AgreementState.SUSPENDED)


class Clause(TextChoices):
    """What an agreement should say in words. Each is a text of its own, so that its absence can be seen.

    The list follows what the Council of State Governments Justice Center and the Bureau of Justice Assistance ask of
    an information-sharing agreement between police and behavioral health.
    """

    POPULATION = "population", "Whose records"
    REDISCLOSURE = "redisclosure", "Passing on to others"
    PROHIBITED_USES = "prohibited_uses", "Prohibited uses"
    PART_2 = "part_2", "Substance-use records and their notice"
    BREAK_GLASS = "break_glass", "Opening in an emergency"
    RETENTION = "retention", "Keeping and disposal"
    SECURITY = "security", "Security and checks"
    BREACH_NOTICE = "breach_notice", "Notice of a breach, and whom to call"
    DEIDENTIFIED_REPORTING = "deidentified_reporting", "Reporting without persons"
    EVALUATION = "evaluation", "Evaluation and research"
    PUBLIC_RECORDS = "public_records", "Public-records requests"
    TRAINING = "training", "Training before access"
    ENDING = "ending", "Changing, ending, and return of data"
    DISPUTES = "disputes", "When the parties disagree"

    @property
    def question(self) -> str:
        """What the clause answers, for whoever writes it."""
        return CLAUSE_QUESTIONS[self]


CLAUSE_QUESTIONS: Mapping[Clause, str] = {
    Clause.POPULATION: "About whom may something be shared, and about whom never?",
    Clause.REDISCLOSURE: "May a party pass on what it received? To whom, and who decides?",
    Clause.PROHIBITED_USES: "What must what is shared never be used for?",
    Clause.PART_2: "Who holds Part 2 records, and how does their notice go along?",
    Clause.BREAK_GLASS: "Who may open a record in an emergency, when, and who reviews it within how many days?",
    Clause.RETENTION: "How long may a party keep what it received, and how is it disposed of?",
    Clause.SECURITY: "Which rules bind each party’s systems, and who may check them?",
    Clause.BREACH_NOTICE: "Whom does a party tell, how, within how many hours? Offices, not private numbers.",
    Clause.DEIDENTIFIED_REPORTING: "What may be published, and which small numbers are withheld?",
    Clause.EVALUATION: "What may an evaluator receive, under which review?",
    Clause.PUBLIC_RECORDS: "Who answers a public-records request for what another party owns?",
    Clause.TRAINING: "What must somebody have learned before seeing anything?",
    Clause.ENDING: "How is the agreement changed or ended, and what happens to what was shared?",
    Clause.DISPUTES: "Who talks to whom, in which order?",
}

# What a new draft begins with. Standing here is no advice: the parties change it with their counsel.
STANDARD_CLAUSES: Mapping[Clause, str] = {
    Clause.PROHIBITED_USES: (
        "What is shared under this agreement is not used for arrest, charging, immigration enforcement, intelligence, "
        "or gun-permit checks."
    ),
    Clause.DEIDENTIFIED_REPORTING: "Only counts are published, and none between 1 and 10.",
}
