"""Laying out the manual from the outlines, and saying who looks after a chapter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from coresponder.kernel.errors import UsageError
from coresponder.program.policies import who_does_what
from coresponder.program.policies.audit_events import CHAPTER_ADDED, CHAPTER_SET, MANUAL_LAID_OUT
from coresponder.program.policies.models import Chapter, ChapterVersion, Edit
from coresponder.program.policies.queries.manual import outlines
from coresponder.program.policies.screens import SCREENS
from coresponder.program.policies.vocabulary import ChapterKind, WorkRole
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

TABLE = "who-does-what"
TABLE_NUMBER = 36
READS_THE_TABLE = tuple(role.value for role in who_does_what.ROLES)


@dataclass(frozen=True, kw_only=True)
class ChapterSettings:
    """Who looks after a chapter, who reads it, how often it is reviewed, what carries it out."""

    police_owner: User | None
    health_owner: User | None
    readers: Sequence[str]
    is_mandatory: bool
    sign_within_days: int
    review_months: int
    screens: Sequence[str]
    rules: str = ""


@transaction.atomic
def lay_out_manual(*, by: User) -> list[Chapter]:
    """Make every chapter that is missing, with its outline as a first draft that is marked as a template."""
    check(by, Permission.MANAGE_POLICIES)
    there = set(Chapter.objects.values_list("key", flat=True))
    told = [*outlines(), _table()]
    missing = [(_chapter(each), str(each["outline"]).strip()) for each in told if each["key"] not in there]
    made = Chapter.objects.bulk_create([chapter for chapter, _ in missing])
    _draft(missing, by, is_template=True)
    record(MANUAL_LAID_OUT, by=by, about="manual:chapters", details={"chapters": len(made)})
    return made


@transaction.atomic
def add_chapter(*, title: str, by: User) -> Chapter:
    """Add a chapter of one's own at the end."""
    check(by, Permission.MANAGE_POLICIES)
    key = slugify(title)[:60]
    if not key or Chapter.objects.filter(key=key).exists():
        raise UsageError("chapter_there", "The manual has a chapter with this title.", "Choose another title.")
    last = Chapter.objects.aggregate(last=Max("number"))["last"] or 0
    chapter = Chapter.objects.create(key=key, title=title, number=max(last, TABLE_NUMBER) + 1)
    _draft([(chapter, "")], by, is_template=False)
    record(CHAPTER_ADDED, by=by, about=f"chapter:{chapter.key}", details={})
    return chapter


@transaction.atomic
def set_chapter(*, chapter: Chapter, told: ChapterSettings, by: User) -> Chapter:
    """Say who looks after a chapter at both agencies, who reads it, and what carries it out."""
    check(by, Permission.MANAGE_POLICIES)
    unknown = [key for key in told.screens if key not in SCREENS]
    if unknown or any(role not in WorkRole.values for role in told.readers):
        raise UsageError("unknown_screen", "One of the screens or roles is not known.", "Choose from the list.")
    for name in ("police_owner", "health_owner", "is_mandatory", "sign_within_days", "review_months", "rules"):
        setattr(chapter, name, getattr(told, name))
    chapter.readers, chapter.screens = list(told.readers), list(told.screens)
    chapter.save()
    record(CHAPTER_SET, by=by, about=f"chapter:{chapter.key}", details={"readers": len(chapter.readers)})
    return chapter


def _chapter(told: Mapping[str, object]) -> Chapter:
    return Chapter(**{name: value for name, value in told.items() if name != "outline"})


def _table() -> dict[str, object]:
    return {
        "key": TABLE,
        "number": TABLE_NUMBER,
        "title": "Who does what",
        "kind": ChapterKind.WHO_DOES_WHAT,
        "readers": list(READS_THE_TABLE),
        "screens": ["phone", "who-does-what"],
        "outline": who_does_what.usual(),
    }


def _draft(texts: Sequence[tuple[Chapter, str]], by: User, *, is_template: bool) -> None:
    now = timezone.now()
    versions = [
        ChapterVersion(chapter=chapter, number=1, text=text, is_template=is_template, edited_by=by, edited_at=now)
        for chapter, text in texts
    ]
    ChapterVersion.objects.bulk_create(versions)
    Edit.objects.bulk_create([Edit(version=each, text=each.text, by=by, at=now) for each in versions])
