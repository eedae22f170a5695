"""Taking a file of costs over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coresponder.kernel.spoken_english import some, starting
from coresponder.program.costs.actions.importing import BadFileError, Imported, import_costs
from coresponder.program.costs.content import FIELDS
from coresponder.program.costs.csv_file import LONGEST_FILE, Problem
from coresponder.program.costs.forms.records import FileForm
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MOST_SHOWN = 200


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def import_file(request: SignedInRequest) -> HttpResponse:
    """Take a file over, or say of each line what is wrong with it."""
    form = FileForm(request.POST or None, request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            done = import_costs(content=form.cleaned_data["file"].read(LONGEST_FILE + 1), by=request.user)
        except BadFileError as problem:
            form.add_error("file", str(problem))
            problems = problem.problems
        else:
            messages.success(request, _said(done))
            return redirect("costs:records")
    content = {"form": form, "problems": problems[:MOST_SHOWN], "more": len(problems) - MOST_SHOWN, "fields": FIELDS}
    return render(request, "costs/import.html", content, status=422 if form.errors else 200)


def _said(done: Imported) -> str:
    lines = ", ".join(
        (some(done.added, "record") + " added", some(done.changed, "record") + " changed", f"{done.same} as they were")
    )
    after = f"The cost set is {done.version.label} now." if done.version else "The cost set is what it was."
    return f"{starting(lines)}. {after}"
