"""What this app keeps: the whole record of a person, its former parts, and what was said about two records.

Nothing here is taken out of its person and kept: what remains of somebody's record, words or answers with their days,
can tell who it was. A rule deletes, or it keeps.
"""

from functools import partial
from uuid import UUID

from django.db.models import Model

from coresponder.program.people.forgetting import forget_person
from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    IdentityFact,
    JusticeNote,
    MatchProposal,
    MergeRecord,
    PersonName,
    PersonPart,
    SafetyFact,
    SocialFact,
)
from coresponder.program.people.queries.due import OF_A_PERSON, answered, ended, expired, last_written, merged
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.retention import Category, Disposal, register


def register_of_person(category: Category) -> None:
    """Make a category known whose items are forgotten with their person."""
    OF_A_PERSON.add(register(category).key)


def delete_part(model: type[PersonPart], item: str) -> None:
    """Delete one part. What took its place stays, and points at nothing any more."""
    with everything_let_through():
        model._default_manager.filter(replaces=UUID(item)).update(replaces=None)
        model._default_manager.get(pk=item).delete()


def delete_row(model: type[Model], item: str) -> None:
    """Delete one row that nothing hangs on."""
    model._default_manager.get(pk=item).delete()


register(
    Category(
        key="person",
        title="Whole records of persons",
        trigger="last_written",
        trigger_words="something was last written about the person",
        find=last_written,
        dispose={Disposal.DELETE: forget_person},
    )
)
FORMER: tuple[tuple[type[PersonPart], str, str], ...] = (
    (PersonName, "name", "Former names"),
    (IdentityFact, "identity_fact", "Former birth dates, phones, addresses and numbers"),
    (DemographicFact, "demographic_fact", "Former demographic answers"),
    (SocialFact, "social_fact", "Former answers about social needs"),
    (CareNote, "care_note", "Care notes that were corrected or ended"),
    (JusticeNote, "justice_note", "Justice notes that were corrected or ended"),
)
for part, key, title in FORMER:
    register_of_person(
        Category(
            key=key,
            title=title,
            trigger="ended",
            trigger_words="it was corrected or stopped to hold",
            find=partial(ended, part, key),
            dispose={Disposal.DELETE: partial(delete_part, part)},
        )
    )
register_of_person(
    Category(
        key="safety_fact",
        title="Safety facts that expired",
        trigger="expired",
        trigger_words="it expired or was corrected",
        find=expired,
        dispose={Disposal.DELETE: partial(delete_part, SafetyFact)},
    )
)
register_of_person(
    Category(
        key="merge",
        title="Notes of which records were joined, with which they can be taken apart",
        trigger="merged",
        trigger_words="the records were joined or taken apart",
        find=merged,
        dispose={Disposal.DELETE: partial(delete_row, MergeRecord)},
    )
)
register_of_person(
    Category(
        key="match_proposal",
        title="Pairs of records that somebody compared",
        trigger="answered",
        trigger_words="somebody said whether they are the same person",
        find=answered,
        dispose={Disposal.DELETE: partial(delete_row, MatchProposal)},
    )
)
