"""The program's addresses, and one page behind a link that does nothing but answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from coresponder.delivery.web import urls
from coresponder.safeguards.links.actions import use_link
from coresponder.safeguards.links.declarations import open_to_links
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.vocabulary import LinkPurpose


@open_to_links(LinkPurpose.CAPACITY)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """Looking is free; what is sent uses the link."""
    if request.method == "POST":
        use_link(link)
    return render(request, "links/base.html", {"link": link})


handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
urlpatterns = [path("behind-a-link/<slug:secret>/", answer), *urls.urlpatterns]
