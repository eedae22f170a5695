"""Arrests, bookings, citations, force and injuries: how often each was there, over those in whom it could have been."""

from coresponder.analysis.measures.outcomes.shares import CONTACTS, Domain, ShareOf, met, yes

MET = "contacts in which the person was met, without the program's own follow-ups"
ELIGIBLE = "such contacts in which somebody could have been arrested"
OFFICER_SAYS = "It is known only where the officer's part was filed; contacts without it are missing, not a no."
RARE = "It is rare: beside every change stands the smallest change that could have been seen."
LEAST: Domain = "least restrictive"


def _of_met(key: str, title: str, question: str, numerator: str, said: str, *, domain: Domain, caveats: str) -> ShareOf:
    """A flag of encounters over contacts in which the person was met; fewer are better."""
    return ShareOf(
        key=f"{key}_rate",
        title=title,
        question=question,
        numerator=numerator,
        denominator=MET,
        said=said,
        source=CONTACTS,
        among=met,
        counts=lambda contacts: contacts[key],
        needs=("is_met", "counts_as_repeat", key),
        domain=domain,
        direction="lower",
        caveats=caveats,
    )


ARRESTED_OF_ELIGIBLE = ShareOf(
    key="arrest_rate_of_eligible",
    title="Arrests where an arrest was possible",
    question="How often was somebody arrested who could have been?",
    numerator="Contacts with an arrest, booked or not, or a warrant served",
    denominator=ELIGIBLE,
    said="ended in an arrest though it could have gone otherwise",
    source=CONTACTS,
    among=lambda contacts: met(contacts) & (contacts.arrest_eligible == "yes"),
    counts=lambda contacts: contacts.arrested,
    needs=("is_met", "counts_as_repeat", "arrest_eligible", "arrested"),
    domain=LEAST,
    direction="lower",
    caveats=(
        "Whether somebody could have been arrested is what the officer wrote. Where a team is careful to write it down,"
        " the denominator grows and the share falls by recording alone; look at how often it is not recorded."
    ),
)

SHARES: tuple[ShareOf, ...] = (
    _of_met(
        "arrested", "Arrests", "How often did a contact end in an arrest?",
        "Contacts with an arrest, booked or not, or a warrant served", "ended in an arrest", domain=LEAST,
        caveats=f"{OFFICER_SAYS} Warrants are part of it, and apart as well. {RARE}",
    ),
    ARRESTED_OF_ELIGIBLE,
    _of_met(
        "booked", "Bookings", "How often did a contact end in booking?", "Arrests that ended in booking",
        "ended in booking", domain=LEAST, caveats=f"{OFFICER_SAYS} Jail records do not change with the program; use"
        " them beside it where they can be had.",
    ),
    _of_met(
        "cited", "Citations", "How often was a citation or summons given?", "Contacts with a citation or summons",
        "ended in a citation or summons", domain=LEAST, caveats=OFFICER_SAYS,
    ),
    _of_met(
        "warrant_arrest", "Warrants served", "How often was a warrant served?", "Contacts with a warrant served",
        "ended in a warrant being served", domain=LEAST, caveats=f"{OFFICER_SAYS} The team has no choice in most of"
        " them.",
    ),
    _of_met(
        "reportable_force", "Use of force", "How often was force used?", "Contacts with force at a reportable level",
        "saw force used", domain="safe",
        caveats=f"Handcuffs alone are no force here and are counted apart. The agency says what is reportable. {RARE}",
    ),
    _of_met(
        "handcuffs_only", "Handcuffs alone", "How often were handcuffs used and no force?",
        "Contacts with handcuffs and no force", "saw handcuffs and no force", domain="safe",
        caveats="Many agencies handcuff everybody whom they take somewhere, by policy.",
    ),
    _of_met(
        "injured_person", "Injured persons", "How often was the person injured in the contact?",
        "Contacts in which the person was injured, apart from injuries before it", "saw the person injured",
        domain="safe", caveats=RARE,
    ),
    _of_met(
        "injured_officer", "Injured officers", "How often was an officer injured?",
        "Contacts in which an officer was injured", "saw an officer injured", domain="safe", caveats=RARE,
    ),
    _of_met(
        "injured_clinician", "Injured clinicians", "How often was a clinician or partner injured?",
        "Contacts in which a clinician or partner was injured", "saw a clinician injured", domain="safe", caveats=RARE,
    ),
    _of_met(
        "injured_third_party", "Others injured", "How often was somebody else injured?",
        "Contacts in which somebody else was injured", "saw somebody else injured", domain="safe", caveats=RARE,
    ),
    ShareOf(
        key="arrest_eligible_recorded",
        title="Arrest-eligible recorded",
        question="How often was it written down whether somebody could have been arrested?",
        numerator="Contacts with a yes or a no",
        denominator=MET,
        said="say whether somebody could have been arrested",
        source=CONTACTS,
        among=met,
        counts=lambda contacts: yes(contacts.arrest_eligible).notnull(),
        needs=("is_met", "counts_as_repeat", "arrest_eligible"),
        domain="fidelity",
        direction="higher",
        caveats="Without it the share of arrests where one was possible says nothing.",
    ),
)  # fmt: skip
