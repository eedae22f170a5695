"""What somebody has to read and sign, and who has."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.partnerships.views.answering import deed
from coresponder.program.policies.actions.signing import sign_chapter
from coresponder.program.policies.queries.manual import chapter_seen_by
from coresponder.program.policies.queries.reading import shares, to_read
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_POLICIES)
@require_GET
def my_reading(request: SignedInRequest) -> HttpResponse:
    """What waits for one's signature."""
    return render(request, "policies/my_reading.html", {"to_read": to_read(request.user)})


@requires(Permission.VIEW_POLICIES)
@require_POST
def sign(request: SignedInRequest, chapter_key: str) -> HttpResponse:
    """Sign that one has read what is in force, exactly the version that was shown."""
    version = chapter_seen_by(request.user, chapter_key).in_force
    if version is None:
        raise Http404
    to = reverse("policies:chapter", args=[chapter_key])
    if request.POST.get("version", str(version.number)) != str(version.number):
        return deed(request, lambda: None, said="The chapter has changed meanwhile. Read it once more.", to=to)
    said = "Signed. The day stands in the manual."
    return deed(request, lambda: sign_chapter(version=version, by=request.user), said=said, to=to)


@requires(Permission.MANAGE_POLICIES)
@require_GET
def who_has_read(request: SignedInRequest) -> HttpResponse:
    """Each chapter with who has signed and who has not."""
    return render(request, "policies/who_has_read.html", {"shares": shares(request.user)})
