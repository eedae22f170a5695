"""What the pages of the audit trail share."""

from typing import Any

from django import template
from django.urls import reverse

from coresponder.safeguards.permissions import Permission, may

register = template.Library()

# The pages about the trail, each with the permission that its view requires.
PAGES = (
    ("Events", "audit:trail", Permission.VIEW_AUDIT),
    ("Weekly review", "audit:weeks", Permission.REVIEW_AUDIT),
    ("Seals", "audit:seals", Permission.VIEW_AUDIT),
    ("Verify", "web:verify_trail", Permission.VIEW_AUDIT),
    ("Look as another", "audit:look_as", Permission.VIEW_AS_ANOTHER),
)


@register.inclusion_tag("web/components/tabs.html", takes_context=True)
def audit_tabs(context: template.Context) -> dict[str, Any]:
    """The pages about the trail that the person may open, as tabs."""
    request = context["request"]
    seen = [(title, reverse(name)) for title, name, permission in PAGES if may(request.user, permission)]
    return {"label": "About the audit trail", "tabs": [(title, to, to == request.path) for title, to in seen]}
