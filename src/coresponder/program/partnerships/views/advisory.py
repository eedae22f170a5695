"""For champions and the advisory board: counts of whole quarters, and nothing about a person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.program.partnerships.actions.advisory import publish_quarter
from coresponder.program.partnerships.forms.advisory import QuarterForm
from coresponder.program.partnerships.queries.advisory import quarter_seen_by, quarters_seen_by
from coresponder.program.partnerships.views.answering import form_page
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ALL = "partnerships:advisory"


@requires(Permission.VIEW_AGGREGATES)
@require_GET
def advisory(request: SignedInRequest) -> HttpResponse:
    """The newest published quarter, and the way to the earlier ones."""
    quarters = quarters_seen_by(request.user)
    return _page(request, quarters[0] if quarters else None, quarters)


@requires(Permission.VIEW_AGGREGATES)
@require_GET
def quarter(request: SignedInRequest, quarter_id: int) -> HttpResponse:
    """One published quarter."""
    return _page(request, quarter_seen_by(request.user, quarter_id), quarters_seen_by(request.user))


def _page(request: SignedInRequest, shown: object, quarters: object) -> HttpResponse:
    keeps = may(request.user, Permission.MANAGE_PARTNERSHIPS)
    content = {"quarter": shown, "quarters": quarters, "keeps": keeps}
    return render(request, "partnerships/advisory.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def publish(request: SignedInRequest) -> HttpResponse:
    """Publish a quarter."""
    form = QuarterForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Publish a quarter",
        lead="Counts of one whole quarter for champions and the advisory board. Small numbers are withheld. "
        "A quarter is published once, and cannot be taken back or made anew.",
        button="Publish it for good",
        back=reverse(ALL),
        back_words="Published counts",
        act=lambda: publish_quarter(starts_on=form.cleaned_data["starts_on"], by=request.user),
        said="The quarter is published.",
    )
