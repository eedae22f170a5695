"""Writing, leaving out and commenting on sections. Every text that somebody wrote is kept."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.kernel.spoken_english import listed
from coresponder.program.partnerships.actions.negotiating import about, locked_to_write
from coresponder.program.partnerships.audit_events import (
    COMMENT_MADE,
    COMMENT_SETTLED,
    SECTION_ADDED,
    SECTION_LEFT_OUT,
    SECTION_WRITTEN,
)
from coresponder.program.partnerships.clauses.library import topic_of
from coresponder.program.partnerships.models import Comment, Negotiation, Section, SectionVersion
from coresponder.program.partnerships.queries.negotiations import standing_version
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def write_section(
    *, section: Section, text: str, note: str = "", based_on: int, by: User, puts_together: int | None = None
) -> SectionVersion:
    """Keep a version of a section. It stands aside where another one came to stand since the writer looked.

    `puts_together` is the number of a version that stood aside and is taken care of with this one.
    """
    negotiation = locked_to_write(section.negotiation, by=by)
    if not text.strip():
        raise UsageError("empty_section", "The section says nothing.", "Write it, or leave the section out.")
    standing = standing_version(section)
    is_aside = standing is not None and standing.number != based_on and standing.text != text.strip()
    written = SectionVersion.objects.create(
        section=section,
        number=_last_number(section) + 1,
        text=text.strip(),
        note=note.strip(),
        based_on=based_on,
        stands_aside=is_aside,
        from_library=_library_key(section, negotiation, text.strip()),
        written_by=by,
        written_at=timezone.now(),
    )
    if puts_together is not None and not is_aside:
        section.versions.filter(number=puts_together, stands_aside=True).update(taken_into=written.number)
    details: dict[str, Detail] = {"section": str(section.pk), "number": written.number}
    record(SECTION_WRITTEN, by=by, about=about(negotiation), details=details)
    return written


@transaction.atomic
def add_section(*, negotiation: Negotiation, heading: str, text: str, by: User) -> Section:
    """A section of the parties' own, at the end."""
    negotiation = locked_to_write(negotiation, by=by)
    if not heading.strip() or not text.strip():
        raise UsageError("empty_section", "The section says nothing.", "Give it a heading and a text.")
    last = negotiation.sections.aggregate(last=Max("position"))["last"] or 0
    own = negotiation.sections.filter(topic__startswith="own-").count() + 1
    section = Section.objects.create(
        negotiation=negotiation, topic=f"own-{own}", heading=heading.strip(), position=last + 1
    )
    SectionVersion.objects.create(
        section=section, number=1, text=text.strip(), written_by=by, written_at=timezone.now()
    )
    record(SECTION_ADDED, by=by, about=about(negotiation), details={"section": str(section.pk)})
    return section


@transaction.atomic
def leave_out(*, section: Section, is_left_out: bool, by: User) -> Section:
    """Leave a section out of the agreement, or take it in again. Its text is kept either way."""
    negotiation = locked_to_write(section.negotiation, by=by)
    section = Section.objects.select_for_update().get(pk=section.pk)
    section.is_left_out = is_left_out
    section.save()
    details: dict[str, Detail] = {"section": str(section.pk), "is_left_out": is_left_out}
    record(SECTION_LEFT_OUT, by=by, about=about(negotiation), details=details)
    return section


@transaction.atomic
def comment_on(*, section: Section, text: str, by: User) -> Comment:
    """Say something about a section; everybody at the table may, a party or not."""
    check(by, Permission.NEGOTIATE_AGREEMENTS)
    if not text.strip():
        raise UsageError("no_comment", "The comment says nothing.", "Write a sentence.")
    made = Comment.objects.create(section=section, text=text.strip(), by=by, made_for=by.agency, at=timezone.now())
    record(COMMENT_MADE, by=by, about=about(section.negotiation), details={"comment": str(made.pk)})
    return made


@transaction.atomic
def settle_comment(*, comment: Comment, by: User) -> Comment:
    """The comment is taken care of. It stays to be read."""
    negotiation = locked_to_write(comment.section.negotiation, by=by)
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    comment.settled_by, comment.settled_at = by, timezone.now()
    comment.save()
    record(COMMENT_SETTLED, by=by, about=about(negotiation), details={"comment": str(comment.pk)})
    return comment


def _last_number(section: Section) -> int:
    return section.versions.aggregate(last=Max("number"))["last"] or 0


def _library_key(section: Section, negotiation: Negotiation, text: str) -> str:
    """The key of the library's text that this is word for word, if it is one."""
    topic = topic_of(AgreementKind(negotiation.kind), section.topic)
    parties = listed([agency.name for agency in negotiation.parties.all()])
    clauses = topic.clauses if topic else ()
    return next((each.key for each in clauses if each.filled(parties=parties) == text), "")
