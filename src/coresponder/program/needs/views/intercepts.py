"""The community’s intercepts 0 and 1 as a picture, with what is missing as a gap."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.analysis.charts import Caption, Size, intercepts
from coresponder.analysis.report.exhibiting import drawn
from coresponder.program.needs.queries.intercepts import bands, found_kinds, sentence
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_SERVICES)
@require_GET
def intercepts_page(request: SignedInRequest) -> HttpResponse:
    """What there is before anybody is arrested, drawn from the directory of today."""
    found = found_kinds()
    said = sentence(found)

    def draw(caption: Caption, size: Size) -> str:
        return intercepts(bands(found), caption=caption, size=size)

    content = {
        "picture": drawn(draw, key="intercepts", title="Intercepts 0 and 1", description=said),
        "sentence": said,
        "rows": found,
        "may_see_needs": may(request.user, Permission.VIEW_NEEDS),
    }
    return render(request, "needs/intercepts.html", content)
