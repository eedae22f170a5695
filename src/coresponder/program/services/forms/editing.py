"""Entering and changing an organization, a service, a place, hours and facts."""

from datetime import time
from typing import Any

from django import forms

from coresponder.program.services.models import (
    Address,
    Location,
    Organization,
    Phone,
    ResponderFacts,
    Schedule,
    Service,
)
from coresponder.program.services.vocabulary.answers import Answer, Payer, Weekday
from coresponder.program.services.vocabulary.categories import by_kind
from coresponder.program.services.vocabulary.languages import NAMES
from coresponder.safeguards.accounts.models import Agency

ROWS = {"rows": 3}


class OrganizationForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Who offers services."""

    class Meta:
        model = Organization
        fields = ("name", "alternate_name", "description", "website", "email", "agency")
        labels = {"name": "Name", "alternate_name": "Also called", "website": "Web address", "email": "E-mail"}
        help_texts = {"agency": "Where the organization is a partner of the program."}
        widgets = {"description": forms.Textarea(attrs=ROWS)}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"] = forms.ModelChoiceField(
            label="Partner of the program",
            queryset=Agency.objects.filter(is_active=True),
            required=False,
            help_text="Where it is one.",
        )
        self.fields["agency"].label_from_instance = lambda agency: agency.name  # type: ignore[attr-defined]  # a model choice


class ServiceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """What is offered, for whom, and how one gets it."""

    phone = forms.CharField(label="Phone", required=False, max_length=100)
    extension = forms.CharField(label="Extension", required=False, max_length=20)
    languages = forms.MultipleChoiceField(
        label="Languages", required=False, choices=[(name, name) for name in NAMES], widget=forms.CheckboxSelectMultiple
    )
    payers = forms.MultipleChoiceField(
        label="Who pays", required=False, choices=Payer.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Service
        fields = (
            "name",
            "alternate_name",
            "status",
            "description",
            "alert",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "application_process",
            "fees_description",
            "wait_time",
            "interpretation_services",
            "url",
            "email",
        )
        labels = {
            "name": "Name",
            "alternate_name": "Also called",
            "status": "Is it offered?",
            "alert": "What everybody has to know now",
            "eligibility_description": "For whom",
            "minimum_age": "From age",
            "maximum_age": "To age",
            "application_process": "How one gets it",
            "fees_description": "What it costs",
            "wait_time": "How long one waits",
            "interpretation_services": "Interpreters",
            "url": "Web address",
            "email": "E-mail",
        }
        widgets = {
            name: forms.Textarea(attrs=ROWS)
            for name in (
                "description",
                "alert",
                "eligibility_description",
                "application_process",
                "fees_description",
                "interpretation_services",
            )
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind, found in by_kind().items():
            self.fields[f"categories_{kind.value}"] = forms.MultipleChoiceField(
                label=kind.label,
                required=False,
                choices=[(each.code, each.words) for each in found],
                widget=forms.CheckboxSelectMultiple,
            )
        if not self.instance._state.adding:
            self._fill()

    def _fill(self) -> None:
        ticked = [each.category for each in self.instance.categories.all()]
        for kind in by_kind():
            self.initial[f"categories_{kind.value}"] = ticked
        self.initial["payers"] = [each.payer for each in self.instance.payers.all()]
        spoken = self.instance.languages.current().values_list("name", flat=True)
        self.initial["languages"] = list(spoken)
        number = Phone.objects.current().filter(service=self.instance).first()
        self.initial["phone"] = number.number if number else ""
        self.initial["extension"] = number.extension if number else ""

    @property
    def category_fields(self) -> list[tuple[forms.BoundField, bool]]:
        """The categories by kind, and whether any is ticked."""
        found = []
        for kind, categories in by_kind().items():
            bound = self[f"categories_{kind.value}"]
            found.append((bound, bool(set(bound.value() or ()) & {each.code for each in categories})))
        return found

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Every field that is one line or one text."""
        return [self[name] for name in (*self.Meta.fields, "phone", "extension")]

    @property
    def values(self) -> dict[str, Any]:
        """What the service’s own row holds."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    @property
    def categories(self) -> list[str]:
        """The ticked categories."""
        return [code for kind in by_kind() for code in self.cleaned_data[f"categories_{kind.value}"]]

    @property
    def spoken(self) -> set[str]:
        """The ticked languages, and those that the source names in words of its own: they stay."""
        own = set(self.initial.get("languages", ())) - set(NAMES)
        return own | set(self.cleaned_data["languages"])

    def clean(self) -> dict[str, Any]:
        """Ages in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        least, most = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if least is not None and most is not None and least > most:
            self.add_error("maximum_age", "“To age” is below “From age”.")
        return cleaned


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """Where it is. Without coordinates the search cannot say how far it is."""

    class Meta:
        model = Location
        fields = ("name", "latitude", "longitude", "transportation")
        labels = {"name": "Name of the place", "transportation": "How one gets there"}
        widgets = {"transportation": forms.Textarea(attrs=ROWS)}
        help_texts = {"latitude": "In degrees, as a map shows it. Leave both empty where they are unknown."}

    address_1 = forms.CharField(label="Street", required=False, max_length=300)
    address_2 = forms.CharField(label="Building, floor, suite", required=False, max_length=300)
    city = forms.CharField(label="City", required=False, max_length=120)
    state_province = forms.CharField(label="State", required=False, max_length=60)
    postal_code = forms.CharField(label="ZIP code", required=False, max_length=20)

    ADDRESS = ("address_1", "address_2", "city", "state_province", "postal_code")

    def __init__(self, *args: Any, address: Address | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if address:
            for name in self.ADDRESS:
                self.initial[name] = getattr(address, name)

    def clean(self) -> dict[str, Any]:
        """Both coordinates or none, on the earth."""
        cleaned: dict[str, Any] = super().clean() or {}
        latitude, longitude = cleaned.get("latitude"), cleaned.get("longitude")
        if (latitude is None) != (longitude is None):
            self.add_error("longitude", "Give both latitude and longitude, or neither.")
        elif latitude is not None and longitude is not None and (abs(latitude) > 90 or abs(longitude) > 180):
            self.add_error("latitude", "Latitude lies between -90 and 90, longitude between -180 and 180.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the place’s own row holds."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    @property
    def address(self) -> dict[str, str]:
        """The address."""
        return {name: self.cleaned_data[name] for name in self.ADDRESS}


class HoursForm(forms.Form):
    """A usual week: from when to when on each day."""

    def __init__(self, *args: Any, schedules: list[Schedule] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for day in Weekday:
            for end, word in (("opens", "from"), ("closes", "to")):
                self.fields[f"{day.value}_{end}"] = forms.TimeField(
                    label=f"{day.label}, {word}",
                    required=False,
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                )
        self.fields["note"] = forms.CharField(
            label="In words", required=False, max_length=500, help_text="What the table cannot say. It opens nothing."
        )
        self._fill(schedules or [])

    def _fill(self, schedules: list[Schedule]) -> None:
        for row in schedules:
            for day in row.byday.split(","):
                if day in Weekday.values:
                    self.initial.setdefault(f"{day}_opens", row.opens_at)
                    self.initial.setdefault(f"{day}_closes", row.closes_at)

    @property
    def days(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each day with its two fields."""
        return [(day.label, self[f"{day.value}_opens"], self[f"{day.value}_closes"]) for day in Weekday]

    def clean(self) -> dict[str, Any]:
        """Both ends of a day, or neither."""
        cleaned: dict[str, Any] = super().clean() or {}
        for day in Weekday:
            ends = cleaned.get(f"{day.value}_opens"), cleaned.get(f"{day.value}_closes")
            if (ends[0] is None) != (ends[1] is None) and not self.errors.keys() & {f"{day.value}_opens"}:
                self.add_error(f"{day.value}_closes", f"{day.label} has only one end. Give both, or neither.")
        return cleaned

    @property
    def week(self) -> dict[str, tuple[time, time] | None]:
        """The hours by day."""
        found: dict[str, tuple[time, time] | None] = {}
        for day in Weekday:
            opens, closes = self.cleaned_data[f"{day.value}_opens"], self.cleaned_data[f"{day.value}_closes"]
            found[day.value] = (opens, closes) if opens is not None and closes is not None else None
        return found


class FactsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """What responders need to know. Unknown is an answer: nobody has to guess."""

    class Meta:
        model = ResponderFacts
        fields = (
            "accepts_police_drop_off",
            "accepts_holds",
            "medical_clearance",
            "medical_clearance_note",
            "has_exclusions",
            "exclusions",
            "target_handover_minutes",
            "has_responder_contact",
            "responder_contact",
        )
        labels = {
            "accepts_police_drop_off": "Takes people whom police bring",
            "accepts_holds": "Takes people on an involuntary hold",
            "medical_clearance": "Medical clearance",
            "medical_clearance_note": "About medical clearance",
            "has_exclusions": "Does it turn some people away?",
            "exclusions": "Whom it turns away",
            "target_handover_minutes": "Minutes that a handover should take",
            "has_responder_contact": "Is there a line for responders?",
            "responder_contact": "The line for responders",
        }
        help_texts = {
            "responder_contact": "For police, clinicians and dispatchers. It stands on no card for the public and "
            "leaves with no export.",
            "target_handover_minutes": "From 1 to 600. Empty where nothing was agreed.",
        }
        widgets = {
            "accepts_police_drop_off": forms.RadioSelect,
            "accepts_holds": forms.RadioSelect,
            "has_exclusions": forms.RadioSelect,
            "has_responder_contact": forms.RadioSelect,
            "medical_clearance_note": forms.Textarea(attrs={"rows": 2}),
            "exclusions": forms.Textarea(attrs={"rows": 2}),
        }

    def clean(self) -> dict[str, Any]:
        """What is told in words goes with a yes."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("exclusions") and cleaned.get("has_exclusions") != Answer.YES:
            self.add_error("has_exclusions", "You wrote whom it turns away, so answer yes, or take the words out.")
        if cleaned.get("responder_contact") and cleaned.get("has_responder_contact") != Answer.YES:
            self.add_error("has_responder_contact", "You gave a line, so answer yes, or take the line out.")
        minutes = cleaned.get("target_handover_minutes")
        if minutes is not None and not 1 <= minutes <= 600:
            self.add_error("target_handover_minutes", "From 1 to 600 minutes.")
        return cleaned
