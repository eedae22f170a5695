"""The kinds of teams."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.deployment.actions.variants import save_variant
from coresponder.program.deployment.forms.variants import NewVariantForm, VariantForm
from coresponder.program.deployment.queries.versions import variants
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_CRITERIA)
@require_GET
def kinds_of_teams(request: SignedInRequest) -> HttpResponse:
    """Every kind of team, along the axes on which they differ."""
    rows = [
        {
            "variant": each,
            "partners": [Partner(code).label for code in each.partners],
            "presence": Presence(each.presence).label,
            "triggers": [Trigger(code).label for code in each.triggers],
            "needs": [Need(code).label for code in each.needs],
        }
        for each in variants(request.user)
    ]
    content = {"rows": rows, "may_write": may(request.user, Permission.WRITE_CRITERIA)}
    return render(request, "deployment/kinds_of_teams.html", content)


@requires(Permission.WRITE_CRITERIA)
@require_http_methods(["GET", "POST"])
def add_kind(request: SignedInRequest) -> HttpResponse:
    """A kind of team that there was not before."""
    form = NewVariantForm(request.POST or None, initial={"with_officer": True, "is_active": True, "most_at_once": 1})
    key = form.cleaned_data.get("key", "") if form.is_bound and form.is_valid() else ""
    return _variant_page(request, form, key, "")


@requires(Permission.WRITE_CRITERIA)
@require_http_methods(["GET", "POST"])
def kind_of_team(request: SignedInRequest, variant_key: str) -> HttpResponse:
    """Say anew what a kind of team is."""
    variant = get_object_or_404(variants(request.user), key=variant_key)
    return _variant_page(
        request, VariantForm(request.POST or None, initial=VariantForm.of(variant)), variant.key, variant.title
    )


def _variant_page(request: SignedInRequest, form: VariantForm, key: str, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save_variant(key=key, details=form.details, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("deployment:kinds_of_teams")
    content = {"form": form, "key": key, "title": title}
    return render(request, "deployment/kind_of_team.html", content, status=422 if form.errors else 200)
