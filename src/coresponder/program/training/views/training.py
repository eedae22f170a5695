"""One's own training, courses, sessions, certificates, and who is current."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.views.answering import deed
from coresponder.program.training.actions.courses import (
    CourseDetails,
    enroll,
    lay_out_curricula,
    plan_session,
    record_attendance,
    record_completion,
    save_course,
)
from coresponder.program.training.forms import CompletionForm, CourseForm, EnrollForm, SessionForm
from coresponder.program.training.models import Completion, Course, Session
from coresponder.program.training.queries.standing import (
    courses_for,
    people_with_courses,
    shares_by_role,
    shares_by_shift,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

HOME = "training:own"


@requires(Permission.VIEW_TRAINING)
@require_GET
def own(request: SignedInRequest) -> HttpResponse:
    """What one's roles ask for, and how current one is."""
    today = timezone.localdate()
    earlier = Completion.objects.filter(user=request.user).select_related("course")
    content = {"courses": courses_for(request.user, today), "completions": earlier, "today": today}
    return render(request, "training/own.html", content)


@requires(Permission.VIEW_TRAINING)
@require_GET
def courses(request: SignedInRequest) -> HttpResponse:
    """Every course, with its hours and where they come from, and the sessions."""
    content = {
        "courses": Course.objects.all(),
        "sessions": Session.objects.select_related("course")[:50],
        "may_manage": may(request.user, Permission.MANAGE_TRAINING),
        "today": timezone.localdate(),
    }
    return render(request, "training/courses.html", content)


@requires(Permission.MANAGE_TRAINING)
@require_POST
def lay_out(request: SignedInRequest) -> HttpResponse:
    """Make the courses that come with the program."""
    said = "The curricula are there. Look at each: hours that are assumed are yours to change."
    return deed(request, lambda: lay_out_curricula(by=request.user), said=said, to=reverse("training:courses"))


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def add_course(request: SignedInRequest) -> HttpResponse:
    """A course that there was not before."""
    return _course_page(request, None)


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def course(request: SignedInRequest, course_key: str) -> HttpResponse:
    """Say anew what a course is."""
    return _course_page(request, get_object_or_404(Course, key=course_key))


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Plan a session."""
    form = SessionForm(request.POST or None, initial={"course": request.GET.get("course", "")})
    if request.method == "POST" and form.is_valid():
        made = plan_session(**form.cleaned_data, by=request.user)
        messages.success(request, "Planned. Enroll the people below.")
        return redirect("training:session", made.pk)
    return render(request, "training/plan.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.MANAGE_TRAINING)
@require_GET
def session(request: SignedInRequest, training_session_id: UUID) -> HttpResponse:
    """One session: who is enrolled, who came."""
    found = _session(training_session_id)
    content = {
        "session": found,
        "seats": found.enrolled.select_related("user"),
        "form": EnrollForm(),
        "is_over": found.held_on <= timezone.localdate(),
        "certificates": {each.user_id: each for each in found.completions.all()},
    }
    return render(request, "training/session.html", content)


@requires(Permission.MANAGE_TRAINING)
@require_POST
def enroll_people(request: SignedInRequest, training_session_id: UUID) -> HttpResponse:
    """Give people a seat."""
    found, form = _session(training_session_id), EnrollForm(request.POST)
    to = reverse("training:session", args=[found.pk])
    people = list(form.cleaned_data["people"]) if form.is_valid() else []
    if not people:
        messages.error(request, "Choose at least one person.")
        return redirect(to)
    return deed(request, lambda: enroll(session=found, people=people, by=request.user), said="Enrolled.", to=to)


@requires(Permission.MANAGE_TRAINING)
@require_POST
def attendance(request: SignedInRequest, training_session_id: UUID) -> HttpResponse:
    """Say who came."""
    found = _session(training_session_id)
    came = [int(each) for each in request.POST.getlist("came") if each.isdigit()]
    to = reverse("training:session", args=[found.pk])
    said = "Recorded. Whoever came has a certificate now."
    return deed(request, lambda: record_attendance(session=found, came=came, by=request.user), said=said, to=to)


@requires(Permission.MANAGE_TRAINING)
@require_http_methods(["GET", "POST"])
def add_completion(request: SignedInRequest) -> HttpResponse:
    """Record a course that somebody took elsewhere."""
    form = CompletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_completion(**form.cleaned_data, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Recorded.")
            return redirect("training:people")
    return render(request, "training/add_completion.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.VIEW_TRAINING)
@require_GET
def certificate(request: SignedInRequest, completion_id: UUID) -> HttpResponse:
    """A certificate to print, for whom it is and for whoever keeps the training."""
    found = get_object_or_404(
        Completion.objects.select_related("course", "user", "session", "recorded_by__agency"), pk=completion_id
    )
    if found.user_id != request.user.pk and not may(request.user, Permission.MANAGE_TRAINING):
        raise Http404
    return render(request, "training/certificate.html", {"completion": found})


@requires(Permission.MANAGE_TRAINING)
@require_GET
def people(request: SignedInRequest) -> HttpResponse:
    """Who is current, by role, by shift, and person by person."""
    today = timezone.localdate()
    content = {
        "by_role": shares_by_role(today),
        "by_shift": shares_by_shift(request.user),
        "people": people_with_courses(request.user, today),
    }
    return render(request, "training/people.html", content)


def _session(training_session_id: UUID) -> Session:
    return get_object_or_404(Session.objects.select_related("course"), pk=training_session_id)


def _course_page(request: SignedInRequest, found: Course | None) -> HttpResponse:
    form = CourseForm(request.POST or None, initial=CourseForm.of(found) if found else {})
    if request.method == "POST" and form.is_valid():
        try:
            save_course(details=CourseDetails(**form.cleaned_data), course=found, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect("training:courses")
    content = {"form": form, "course": found}
    return render(request, "training/course.html", content, status=422 if form.errors else 200)
