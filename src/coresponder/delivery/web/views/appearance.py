"""Light or dark, and the page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.delivery.web.forms import ThemeForm
from coresponder.delivery.web.gallery import gallery_content
from coresponder.delivery.web.theme import COOKIE, COOKIE_AGE_SECONDS
from coresponder.delivery.web.ways import way_back
from coresponder.safeguards.permissions import public


@public("it changes only how this browser shows the pages")
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme in this browser and go back to the page."""
    form = ThemeForm(request.POST)
    response = redirect(way_back(request, otherwise="web:front"))
    if form.is_valid():
        response.set_cookie(
            COOKIE,
            form.cleaned_data["theme"],
            max_age=COOKIE_AGE_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response


@public("it shows the building blocks of the pages with invented content")
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component with the parameters that it requires."""
    return render(request, "web/gallery.html", gallery_content(request))
