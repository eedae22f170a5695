"""Who changed which sentence of a chapter, and two versions side by side."""

from coresponder.kernel.sentences import Pair, Written, side_by_side, who_wrote
from coresponder.program.policies.models import Chapter, ChapterVersion, Edit
from coresponder.program.policies.vocabulary import ChapterKind, VersionState
from coresponder.program.policies.who_does_what import in_words


def readable(chapter: Chapter, text: str) -> str:
    """A text as people read it: the table of who does what as sentences."""
    return in_words(text) if chapter.kind == ChapterKind.WHO_DOES_WHAT else text


def sentences_of(version: ChapterVersion) -> list[Written[Edit]]:
    """Each sentence of a version with the edit that brought it in, over all versions before."""
    chapter = version.chapter
    edits = Edit.objects.filter(version__chapter=chapter, version__number__lte=version.number)
    ordered = edits.select_related("by", "version").order_by("version__number", "at", "id")
    return who_wrote((readable(chapter, edit.text), edit) for edit in ordered)


def changes_of(version: ChapterVersion) -> list[tuple[Edit, list[Pair]]]:
    """Every edit of a version, newest first, with the sentences that it changed."""
    found: list[tuple[Edit, list[Pair]]] = []
    before = _text_before(version)
    for edit in version.edits.select_related("by"):
        pairs = side_by_side(readable(version.chapter, before), readable(version.chapter, edit.text))
        found.append((edit, [pair for pair in pairs if pair.change != "kept"]))
        before = edit.text
    return [each for each in reversed(found) if each[1]]


def compared(before: ChapterVersion | None, after: ChapterVersion) -> list[Pair]:
    """A version beside an earlier one."""
    chapter = after.chapter
    return side_by_side(readable(chapter, before.text if before else ""), readable(chapter, after.text))


def version_before(version: ChapterVersion) -> ChapterVersion | None:
    """What a version is compared with: the one that was in force when it was written."""
    earlier = version.chapter.versions.filter(number__lt=version.number)
    held = earlier.filter(state__in=(VersionState.IN_FORCE, VersionState.REPLACED))
    return held.order_by("-number").first()


def _text_before(version: ChapterVersion) -> str:
    before = version_before(version)
    return before.text if before else ""
