"""A built baseline as it is read on screen: the same sections, charts and tables as the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from coresponder.analysis.report import key_figures, render_key_figures, render_section, sections
from coresponder.program.outcomes.models import Baseline


@dataclass(frozen=True, kw_only=True)
class ShownSection:
    """One section, ready to be put in a page; `key` is its anchor."""

    key: str
    title: str
    html: SafeString


def presented(baseline: Baseline) -> dict[str, Any]:
    """Everything that the page of a built baseline shows."""
    content = built_content(baseline)
    return {
        "content": content,
        "headline": headline(content),
        "key_figures": safe(render_key_figures(key_figures(content))),
        "sections": [
            ShownSection(key=section.key, title=section.title, html=safe(render_section(section)))
            for section in sections(content)
        ],
    }


def built_content(baseline: Baseline) -> Mapping[str, Any]:
    """The content of a baseline that has been built."""
    if baseline.content is None:
        raise ValueError(f"{baseline} has not been built.")
    content: Mapping[str, Any] = baseline.content
    return content


def headline(content: Mapping[str, Any]) -> str:
    """The one sentence that says what the county's calls look like."""
    share = next(measure for measure in content["measures"] if measure["key"] == "crisis_call_share")
    return str(share["sentence"] or share["unavailable"])


def safe(html: str) -> SafeString:
    """HTML that the report has written and escaped."""
    return mark_safe(html)  # noqa: S308 - made by our own templates, which escape every text
