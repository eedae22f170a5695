"""Who has to read what, who has, and whom that keeps from a shift."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from coresponder.program.policies.models import ChapterVersion, Reading
from coresponder.program.policies.vocabulary import VersionState, as_work_role
from coresponder.program.policies.working_as import roles_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.credential_checks import Lapse

MEND = "It is read and signed under Manual, “My reading”."


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """A version that somebody has to read, and whether that is overdue."""

    version: ChapterVersion
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class SignedShare:
    """A chapter, and who of its readers has signed."""

    version: ChapterVersion
    signed: list[User]
    missing: list[User]

    @property
    def readers(self) -> int:
        return len(self.signed) + len(self.missing)


def _in_force() -> "QuerySet[ChapterVersion]":
    found = ChapterVersion.objects.filter(state=VersionState.IN_FORCE).exclude(chapter__readers=[])
    return found.select_related("chapter").order_by("chapter__number")


def signed_chapters(user: User) -> set[object]:
    """The versions in force for which somebody has a signature that still counts."""
    counting = Reading.objects.filter(
        user=user,
        version__chapter__versions__state=VersionState.IN_FORCE,
        version__number__gte=F("version__chapter__versions__signatures_count_from"),
    )
    return set(counting.values_list("version__chapter_id", flat=True))


def to_read(user: User) -> list[ToRead]:
    """What somebody has to read and has not signed, in the order of the manual."""
    check(user, Permission.VIEW_POLICIES)
    roles, signed, today = roles_of(user), signed_chapters(user), timezone.localdate()
    waiting = [each for each in _in_force() if roles & set(each.chapter.readers) and each.chapter_id not in signed]
    return [ToRead(version=each, is_overdue=bool(each.read_by_on and each.read_by_on < today)) for each in waiting]


def has_to_read(user: User) -> bool:
    """Whether something waits to be read and signed."""
    return bool(to_read(user))


def unread_chapters(user: User, role: str, on: date) -> Iterator[Lapse]:
    """Mandatory chapters of the role whose day for signing is over, and that somebody has not signed."""
    work_role = as_work_role(role)
    due = _in_force().filter(chapter__is_mandatory=True, read_by_on__lt=on)
    if work_role is None:
        return
    waiting = due.filter(chapter__readers__contains=[work_role])
    signed = signed_chapters(user) if waiting else set()
    for version in waiting:
        if version.chapter_id not in signed and version.read_by_on is not None:
            yield Lapse(code="chapter_unread", sentence=_sentence(version, version.read_by_on), mend=MEND)


def _sentence(version: ChapterVersion, until: date) -> str:
    # Braces in a title would be taken for a place where the name belongs.
    title = version.chapter.title.replace("{", "(").replace("}", ")")
    return f"{{name}} had to read and sign the chapter “{title}” by {until:%B %-d, %Y}, and has not."


def shares(user: User) -> list[SignedShare]:
    """Every chapter in force that has readers, with who has signed and who has not."""
    check(user, Permission.MANAGE_POLICIES)
    return _shares_of(_in_force())


def overdue_signatures(today: date) -> int:
    """How many signatures are missing although their day is over. People are only asked about where a day is over."""
    late = _in_force().filter(read_by_on__lt=today)
    return sum(len(each.missing) for each in _shares_of(late)) if late.exists() else 0


def _shares_of(versions: "QuerySet[ChapterVersion]") -> list[SignedShare]:
    people = [(each, roles_of(each), signed_chapters(each)) for each in User.objects.filter(is_active=True)]
    return [_share(version, people) for version in versions]


def _share(version: ChapterVersion, people: Sequence[tuple[User, frozenset[str], set[object]]]) -> SignedShare:
    readers = [
        (user, version.chapter_id in signed) for user, roles, signed in people if roles & set(version.chapter.readers)
    ]
    return SignedShare(
        version=version,
        signed=[user for user, has_signed in readers if has_signed],
        missing=[user for user, has_signed in readers if not has_signed],
    )
