"""Writing a version, proposing it to both agencies, and giving it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.policies.audit_events import VERSION_BEGUN, VERSION_PROPOSED, VERSION_RETURNED, VERSION_WRITTEN
from coresponder.program.policies.models import Chapter, ChapterVersion, Edit
from coresponder.program.policies.queries.manual import BEING_WRITTEN
from coresponder.program.policies.rules import VERSION_TRANSITIONS, refuse_empty
from coresponder.program.policies.vocabulary import ChapterKind, VersionState
from coresponder.program.policies.who_does_what import refuse_gaps
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def begin_version(*, chapter: Chapter, by: User) -> ChapterVersion:
    """Begin the next version with what is in force; the one begun already, if there is one."""
    check(by, Permission.WRITE_POLICIES)
    chapter = Chapter.objects.select_for_update().get(pk=chapter.pk)
    begun = chapter.versions.filter(state__in=BEING_WRITTEN).first()
    if begun is not None:
        return begun
    last = chapter.versions.order_by("-number").first()
    number, text = (last.number + 1, last.text) if last else (1, "")
    version = ChapterVersion.objects.create(
        chapter=chapter, number=number, text=text, edited_by=by, edited_at=timezone.now()
    )
    record(VERSION_BEGUN, by=by, about=f"chapter:{chapter.key}", details={"number": number})
    return version


@transaction.atomic
def write_version(
    *,
    version: ChapterVersion,
    text: str,
    seen_edited_at: datetime,
    by: User,
    reason: str = "",
    is_reviewed: bool = True,
    must_sign_again: bool = True,
) -> ChapterVersion:
    """Save a text. Refused where somebody else saved since the form was opened: both are shown, none is lost."""
    version = locked(version, by=by, permission=Permission.WRITE_POLICIES)
    if version.state == VersionState.PROPOSED:
        raise StateError("chapter_proposed", "This text waits for approval.", "Have it returned before changing it.")
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.PROPOSED)
    if version.edited_at != seen_edited_at:
        raise StateError(
            "chapter_changed_meanwhile",
            "Somebody else saved this chapter while you were writing.",
            "Both texts stand below: put them together, then save once more.",
        )
    version.text, version.reason, version.must_sign_again = text.strip(), reason.strip(), must_sign_again
    version.is_template = version.is_template and not is_reviewed
    version.edited_by, version.edited_at = by, timezone.now()
    version.save()
    Edit.objects.create(version=version, text=version.text, by=by, at=version.edited_at)
    record(VERSION_WRITTEN, by=by, about=f"chapter:{version.chapter.key}", details={"number": version.number})
    return version


@transaction.atomic
def propose_version(*, version: ChapterVersion, by: User) -> ChapterVersion:
    """Hand a draft to both agencies, once it is more than the outline that came with the program."""
    version = locked(version, by=by, permission=Permission.WRITE_POLICIES)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.PROPOSED)
    refuse_empty(version)
    if version.chapter.kind == ChapterKind.WHO_DOES_WHAT:
        refuse_gaps(version.text)
    version.state, version.proposed_at, version.returned_because = VersionState.PROPOSED, timezone.now(), ""
    version.save()
    record(VERSION_PROPOSED, by=by, about=f"chapter:{version.chapter.key}", details={"number": version.number})
    return version


@transaction.atomic
def return_version(*, version: ChapterVersion, because: str, by: User) -> ChapterVersion:
    """Give a proposed text back to be written again, and say why. Approvals that were given fall away with the text."""
    version = locked(version, by=by, permission=Permission.APPROVE_POLICIES)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.DRAFT)
    if not because.strip():
        raise UsageError("no_reason", "Say why, so that the writers understand.", "Write a sentence.")
    version.state, version.returned_because, version.proposed_at = VersionState.DRAFT, because.strip(), None
    version.approvals.all().delete()
    version.save()
    record(VERSION_RETURNED, by=by, about=f"chapter:{version.chapter.key}", details={"number": version.number})
    return version


def locked(version: ChapterVersion, *, by: User, permission: Permission) -> ChapterVersion:
    """The version, locked until the transaction ends."""
    check(by, permission)
    found = ChapterVersion.objects.select_for_update(of=("self",)).select_related("chapter")
    return found.get(pk=version.pk)
