"""A new agreement, and what a draft says beside its terms."""

from typing import Any

from django import forms
from django.http import QueryDict

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import agencies_to_choose
from coresponder.safeguards.agreements.vocabulary import Clause

TITLE_ERRORS = {"required": "The agreement has no title. Give it a few words."}


class AgencyChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Agencies by name, with what the law makes of them."""

    def label_from_instance(self, agency: Agency) -> str:
        """What stands beside the check box."""
        return f"{agency.name}, {agency.get_kind_display()}"


def day_field(label: str, hint: str) -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is not a day. Write it as 2026-07-01."},
    )


class NewAgreementForm(forms.Form):
    """A title and who the parties are. Everything else is written on the next page."""

    title = forms.CharField(
        label="Title",
        max_length=160,
        help_text="What the parties will call it, such as “Crisis response: police and behavioral health”.",
        error_messages=TITLE_ERRORS,
    )
    agencies = AgencyChoices(
        queryset=Agency.objects.none(),
        label="Parties",
        required=False,
        help_text="The agencies that it binds. You can change them until the terms are agreed.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies_to_choose()  # type: ignore[attr-defined]  # a choice among rows


class WriteForm(NewAgreementForm):
    """Title, parties, days, text and clauses of a draft."""

    starts_on = day_field("First day", "From this day on it opens what its terms say.")
    ends_on = day_field("Last day", "This day still counts. Without one it holds until somebody ends it.")
    review_on = day_field("Review day", "When the parties look at it again together.")
    text = forms.CharField(
        label="What the terms cannot say",
        required=False,
        help_text="In the parties’ own words. A term that rests on another legal basis has it named here.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, sent: QueryDict | None = None, *, agreement: Agreement) -> None:
        super().__init__(sent, initial=_initial(agreement))
        for clause in Clause:
            self.fields[_name(clause)] = forms.CharField(
                label=clause.label,
                required=False,
                help_text=clause.question,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def clause_fields(self) -> list[forms.BoundField]:
        """The clauses, in the order of the page."""
        return [self[_name(clause)] for clause in Clause]

    @property
    def clauses(self) -> dict[Clause, str]:
        """What was written for each clause."""
        return {clause: str(self.cleaned_data[_name(clause)]) for clause in Clause}

    @property
    def says_something_else(self) -> bool:
        """True when something beside the parties was changed."""
        return bool(set(self.changed_data) - {"agencies"})

    def clean(self) -> dict[str, Any]:
        """Days in their order; the action holds the same."""
        said = super().clean() or {}
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if ends_on and not starts_on:
            self.add_error("starts_on", "There is a last day and no first one. Say when it begins.")
        elif ends_on and starts_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first one. Correct one of the two.")
        return said


def _initial(agreement: Agreement) -> dict[str, Any]:
    days = {name: getattr(agreement, name) for name in ("title", "starts_on", "ends_on", "review_on", "text")}
    said = {_name(clause): agreement.clauses.get(clause.value, "") for clause in Clause}
    return {**days, **said, "agencies": list(agreement.parties.values_list("agency_id", flat=True))}


def _name(clause: Clause) -> str:
    return f"clause_{clause.value}"
