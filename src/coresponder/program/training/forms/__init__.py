"""The forms of training and staffing."""

from typing import Any

from django import forms

from coresponder.program.policies.vocabulary import WorkRole
from coresponder.program.training.models import Course, Position
from coresponder.program.training.vocabulary import Basis, HardCallKind, SupervisionKind
from coresponder.safeguards.accounts.models import Agency, User


def _day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=forms.DateInput(attrs={"type": "date"})
    )


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none at run time
    """Somebody who works in the program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=User.objects.none(), **options)

    def among(self, people: Any) -> None:
        """Offer these people."""
        self.queryset = people

    def label_from_instance(self, obj: Any) -> str:
        """The name that others read."""
        return str(obj.display_name)


def people_who_work_here() -> Any:
    """Every open account of an agency."""
    return User.objects.filter(is_active=True).exclude(agency=None)


class WithPeople(forms.Form):
    """A form with fields for people: they are asked for when it is shown."""

    def __init__(self, *args: Any, without: User | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        people = people_who_work_here()
        for each in self.fields.values():
            if isinstance(each, PersonField):
                each.among(people.exclude(pk=without.pk) if without else people)


class CourseForm(forms.Form):
    """One course of a curriculum."""

    title = forms.CharField(label="Title", max_length=120)
    roles = forms.MultipleChoiceField(
        label="Who takes it", choices=WorkRole.choices, widget=forms.CheckboxSelectMultiple
    )
    hours = forms.DecimalField(label="Hours", min_value=0.5, max_value=500, decimal_places=1)
    valid_months = forms.IntegerField(
        label="Months that it holds", min_value=1, max_value=120, required=False, help_text="Empty: it does not expire."
    )
    is_mandatory = forms.BooleanField(label="Nobody works a shift once it has lapsed", required=False)
    required_from_on = _day(
        "From this day on nobody works without it at all", "Empty: who never took it may still work.", required=False
    )
    topics = forms.CharField(
        label="What it teaches, one a line", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )
    basis = forms.ChoiceField(label="The hours are", choices=Basis.choices)
    source = forms.CharField(label="Where they come from", required=False, max_length=300)
    is_active = forms.BooleanField(label="In use", required=False, initial=True)

    @staticmethod
    def of(course: Course) -> dict[str, Any]:
        """What the form shows of a course."""
        return {name: getattr(course, name) for name in CourseForm.base_fields}


class SessionForm(forms.Form):
    """A session of a course."""

    course = forms.ModelChoiceField(label="Course", queryset=Course.objects.filter(is_active=True))
    held_on = _day("Day")
    place = forms.CharField(label="Where", required=False, max_length=120)
    instructors = forms.CharField(
        label="Who teaches it", max_length=200, help_text="People with lived experience included."
    )
    hours = forms.DecimalField(label="Hours", min_value=0.5, max_value=100, decimal_places=1)
    seats = forms.IntegerField(label="Seats", min_value=1, max_value=500, initial=20)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        course: Any = self.fields["course"]
        course.label_from_instance = lambda found: found.title


class EnrollForm(forms.Form):
    """Who gets a seat."""

    people = forms.ModelMultipleChoiceField(
        label="Who takes part", queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people: Any = self.fields["people"]
        people.queryset = people_who_work_here()
        people.label_from_instance = lambda user: user.display_name


class CompletionForm(WithPeople):
    """A course that somebody took elsewhere."""

    user = PersonField(label="Who")
    course = forms.ModelChoiceField(label="Course", queryset=Course.objects.filter(is_active=True))
    completed_on = _day("Completed on")
    evidence = forms.CharField(label="Where it was taken, and what shows it", max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        course: Any = self.fields["course"]
        course.label_from_instance = lambda found: found.title


class PositionForm(WithPeople):
    """A position, and who holds it."""

    title = forms.CharField(label="Position", max_length=120)
    role = forms.ChoiceField(label="As what", choices=WorkRole.choices)
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.filter(is_active=True))
    full_time_share = forms.DecimalField(
        label="Share of full time",
        min_value=0.05,
        max_value=1,
        decimal_places=2,
        initial=1,
        help_text="1 is full time.",
    )
    holder = PersonField(label="Held by", required=False, empty_label="nobody: it is vacant")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agency: Any = self.fields["agency"]
        agency.label_from_instance = lambda found: found.name

    @staticmethod
    def of(position: Position) -> dict[str, Any]:
        """What the form shows of a position."""
        return {name: getattr(position, name) for name in PositionForm.base_fields}


class SupervisionForm(WithPeople):
    """Supervision that took place."""

    user = PersonField(label="Who was supervised")
    kind = forms.ChoiceField(label="Which", choices=SupervisionKind.choices)
    supervised_on = _day("On")
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=480, initial=60)


class HardCallForm(WithPeople):
    """A call that was hard."""

    kind = forms.ChoiceField(label="What made it hard", choices=HardCallKind.choices)
    happened_on = _day("When")
    supporter = PersonField(
        label="With whom would you like to talk?",
        required=False,
        empty_label="with nobody for now",
        help_text="This person sees what you write here. Nobody else does, whatever their role.",
    )
    note = forms.CharField(
        label="If you like, a few words", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
