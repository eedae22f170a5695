"""How the pages of the manual put things in words."""

import re
from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe

from coresponder.formats.documents import Paper
from coresponder.formats.documents.page_writer import body_of
from coresponder.program.policies.models import ChapterVersion
from coresponder.program.policies.queries.manual import blocks_of_version
from coresponder.program.policies.queries.who_does_what import duties_at
from coresponder.program.policies.rules import review_state
from coresponder.program.policies.vocabulary import STEPS_AT_THE_SCENE, EncounterStep, WorkRole
from coresponder.program.policies.who_does_what import StepDuties
from coresponder.safeguards.permissions import Permission, may

register = template.Library()
CAPTIONED = re.compile(r"<table><caption>([^<]*)</caption>")
HEADING, ITEM = re.compile(r"^#+ "), re.compile(r"^- ")
REVIEW_LOOKS = {"overdue": ("Review overdue", "problem"), "soon": ("Review soon", "attention")}


def framed(written: str) -> str:
    """Each table in a frame of its own that scrolls, and that the keyboard reaches, so that the page does not."""
    frame = r'<div class="table-frame" role="region" tabindex="0" aria-label="\1"><table><caption>\1</caption>'
    return CAPTIONED.sub(frame, written).replace("</table>", "</table></div>")


@register.filter
def body(version: ChapterVersion) -> SafeString:
    """What a version says; every word of it is escaped by the writer."""
    return mark_safe(framed(body_of(blocks_of_version(version))))  # noqa: S308 - escaped by page_writer


@register.filter
def body_of_paper(paper: Paper) -> SafeString:
    """The blocks of a paper, escaped by the writer."""
    return mark_safe(framed(body_of(paper.blocks)))  # noqa: S308 - escaped by page_writer


@register.filter
def unmarked(sentence: str) -> str:
    """A sentence with words for the marks of a heading or an item, so that a change of the marks is seen, too."""
    return ITEM.sub("• ", HEADING.sub("Heading: ", sentence))


@register.filter
def role_words(roles: list[str]) -> str:
    """Roles as people read them."""
    return ", ".join(WorkRole(role).label for role in roles)


@register.filter
def step_words(step: str) -> str:
    """A step of an encounter as people read it."""
    return EncounterStep(step).label


@register.simple_tag(takes_context=True)
def holds(context: template.Context, permission: str) -> bool:
    """Whether the signed-in person holds a permission."""
    return may(context["user"], Permission(permission))


@register.simple_tag
def duty_words(row: StepDuties, role: WorkRole) -> str:
    """What a role has to do with a step."""
    return row.words_for(role) or "–"


@register.simple_tag
def review_look(due_on: date | None, today: date) -> tuple[str, str] | None:
    """A word and a tone where a review is due."""
    return REVIEW_LOOKS.get(review_state(due_on, today))


@register.inclusion_tag("policies/quoted.html")
def quote_who_does_what() -> dict[str, object]:
    """Who does what at the scene, as the manual's table says; nothing while no table is in force."""
    return {"rows": duties_at(STEPS_AT_THE_SCENE)}


@register.simple_tag
def quoted(row: StepDuties) -> str:
    """A step in one line for a phone: who answers for it, who does it, who is asked."""
    return row.in_a_line
