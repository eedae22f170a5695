"""The components of the pages. Each demands what makes it accessible: a caption, a label, a name.

Available in every template without `load`. The page /components/ shows them all.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coresponder.delivery.web.icons import ICONS, TONES

register = template.Library()
COMPONENTS = "web/components/"
GRADE_TONES = {"A": "good", "B": "good", "C": "attention", "D": "attention", "F": "problem"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon for the eye only; the word beside it is what counts."""
    drawing = mark_safe(_one_of(ICONS, name, "icon"))  # noqa: S308 - our own drawings
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" '
        'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        "{}</svg>",
        drawing,
    )


@register.simple_block_tag
def page_header(content: str, title: str, *, lead: str = "", above: str = "") -> SafeString:
    """The page's one h1, a sentence below it, and what can be done here (the block's content)."""
    return _component("page_header", title=title, lead=lead, above=above, content=content.strip())


@register.simple_block_tag
def notice(content: str, *, tone: str, title: str) -> SafeString:
    """A message that stands in the page. Tones: info, good, attention, problem."""
    return _component("notice", tone=tone, title=title, icon=_one_of(TONES, tone, "tone"), content=content.strip())


@register.simple_block_tag
def data_table(
    content: str, *, caption: str, rows: Sequence[Any] | int, empty: str, hidden_caption: bool = False
) -> SafeString:
    """A table with a caption. `rows` (or their number) decides between the table and the sentence for an empty one."""
    if not caption or not empty:
        raise TemplateSyntaxError("A table needs a caption and a sentence for when it is empty.")
    return _component(
        "data_table", caption=caption, hidden_caption=hidden_caption, is_empty=not rows, empty=empty, content=content
    )


@register.inclusion_tag(COMPONENTS + "figure_card.html")
def figure_card(
    *,
    label: str,
    value: str,
    n: str,
    unit: str = "",
    interval: str = "",
    grade: str = "",
    grade_sentence: str = "",
    sentence: str = "",
    address: str = "",
) -> dict[str, Any]:
    """One number with all that a reader needs to judge it: n always, the interval and the data grade where known."""
    return {**locals(), "tone": GRADE_TONES.get(grade, "neutral")}


@register.inclusion_tag(COMPONENTS + "badge.html")
def badge(word: str, *, tone: str = "neutral", icon: str = "") -> dict[str, str]:
    """A state as an icon and a word. Tones: neutral, info, good, attention, problem."""
    return {"word": word, "tone": tone, "icon": icon or _one_of(TONES, tone, "tone")}


@register.inclusion_tag(COMPONENTS + "grade.html")
def grade(letter: str, sentence: str) -> dict[str, str]:
    """A data grade from A to F with the sentence that explains it."""
    return {"letter": letter, "sentence": sentence, "tone": _one_of(GRADE_TONES, letter, "grade")}


@register.inclusion_tag(COMPONENTS + "progress.html")
def progress(*, label: str, share_done: float, sentence: str = "") -> dict[str, Any]:
    """How far a long task is: a bar with a name, the percentage as text, and what is being done now."""
    percent = max(0, min(100, round(share_done * 100)))
    return {"label": label, "percent": percent, "sentence": sentence}


@register.inclusion_tag(COMPONENTS + "field.html")
def field(bound: BoundField, *, hint: str = "") -> dict[str, Any]:
    """A form field with its label, hint and errors, tied together for screen readers."""
    hint = hint or str(bound.help_text)
    name = bound.id_for_label or bound.auto_id
    described = [f"{name}_hint"] * bool(hint) + [f"{name}_error"] * bool(bound.errors)
    widget = bound.as_widget(attrs=_described_by(described, bool(bound.errors)))
    return {"field": bound, "widget": widget, "hint": hint, "name": name, "kind": _kind(bound)}


@register.inclusion_tag(COMPONENTS + "error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong in a form, at its top, each sentence a link to the field."""
    fields = [(bound, bound.id_for_label or bound.auto_id) for bound in form if bound.errors]
    return {"form": form, "fields": fields, "general": form.non_field_errors() if form.is_bound else []}


@register.inclusion_tag(COMPONENTS + "button.html")
def button(label: str, *, kind: str = "primary", name: str = "", value: str = "", icon: str = "") -> dict[str, str]:
    """A button that sends the form it stands in. Kinds: primary (one on a page), secondary, quiet, danger."""
    return {"label": label, "kind": kind, "name": name, "value": value, "icon": icon}


@register.inclusion_tag(COMPONENTS + "button_link.html")
def button_link(label: str, address: str, *, kind: str = "secondary", icon: str = "") -> dict[str, str]:
    """A link that looks like a button, for going somewhere."""
    return {"label": label, "address": address, "kind": kind, "icon": icon}


@register.inclusion_tag(COMPONENTS + "breadcrumb.html")
def breadcrumb(*labels_and_addresses: str) -> dict[str, Any]:
    """Where this page stands: label, address, label, address, …, and at the end the label of this page alone."""
    if len(labels_and_addresses) % 2 == 0:
        raise TemplateSyntaxError("A breadcrumb ends with the label of the page itself.")
    *steps, here = labels_and_addresses
    return {"steps": list(zip(steps[::2], steps[1::2], strict=True)), "here": here}


@register.inclusion_tag(COMPONENTS + "tabs.html", takes_context=True)
def tabs(context: template.Context, *labels_and_addresses: str, label: str) -> dict[str, Any]:
    """Sibling pages, as links; the one whose address this page has is marked. `label` names the set."""
    request = context["request"]
    words, addresses = labels_and_addresses[::2], labels_and_addresses[1::2]
    here = request.get_full_path() if request.get_full_path() in addresses else request.path
    return {"label": label, "tabs": [(word, to, to == here) for word, to in zip(words, addresses, strict=True)]}


@register.inclusion_tag(COMPONENTS + "pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], *, label: str) -> dict[str, Any]:
    """The way to the other pages of a long list, keeping the rest of the address."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "label": label, "rest": f"&{query.urlencode()}" if query else ""}


@register.simple_block_tag
def confirm_dialog(content: str, *, name: str, opener: str, title: str, kind: str = "danger") -> SafeString:
    """A button that asks once more before the form in the block is sent. Works without a script."""
    return _component("confirm_dialog", name=name, opener=opener, title=title, kind=kind, content=content.strip())


@register.filter
def count(number: int) -> str:
    """A whole number with thousands marked, as people write it: 12,345."""
    return f"{number:,}"


@register.filter
def as_json(value: Any) -> str:
    """A structure for a data- attribute that a module of ours reads; escaped like any other text."""
    return json.dumps(value, default=str)


@register.simple_tag
def instant(when: datetime | None, *, seconds: bool = False) -> SafeString | str:
    """A moment in the program's time zone, readable for machines too; a dash with words when there is none."""
    if when is None:
        return mark_safe('<span class="not-recorded">not recorded</span>')
    local = timezone.localtime(when)
    pattern = "%b %-d, %Y, %H:%M:%S" if seconds else "%b %-d, %Y, %H:%M"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), local.strftime(pattern))


def _component(component: str, /, **content: Any) -> SafeString:
    """A component's template, around the content of a block that Django has already rendered and escaped."""
    content["content"] = mark_safe(content["content"])  # noqa: S308 - rendered by Django's own engine
    return render_to_string(f"{COMPONENTS}{component}.html", content)


def _one_of(allowed: dict[str, str], name: str, what: str) -> str:
    if name not in allowed:
        raise TemplateSyntaxError(f"There is no {what} “{name}”. There are: {', '.join(allowed)}.")
    return allowed[name]


def _described_by(ids: list[str], is_wrong: bool) -> dict[str, str | bool]:
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    return {**attributes, "aria-invalid": "true"} if is_wrong else attributes


def _kind(bound: BoundField) -> str:
    """How the field is laid out: a set of choices needs a legend, a check box its label beside it."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    if bound.use_fieldset:
        return "choices"
    return "checkbox" if kind == "checkbox" else "line"
