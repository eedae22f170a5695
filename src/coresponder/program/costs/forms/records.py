"""The forms of a record: a line of the budget, the cost of an event, a change, a withdrawal, a file."""

from typing import Any

from django import forms

from coresponder.program.costs.forms.fields import DollarsField, choices_of, day_field, reason_field
from coresponder.program.costs.models import CostRecord
from coresponder.program.costs.rules import EARLIEST_YEAR, LATEST_YEAR, LONGEST_SOURCE, Cost, clean_words, item_code
from coresponder.program.costs.vocabulary import PER_OF_EVENTS, Category, Kind, Nature, Payer, Per

RANGE = "Nine of ten plausible values lie in the range. Without one the amount is taken as exact, and that is said."


class CostForm(forms.Form):
    """What both kinds of records have."""

    item = forms.CharField(
        label="What of",
        max_length=60,
        error_messages={"required": "Say in a few words what costs it."},
    )
    payer = forms.ChoiceField(
        label="Who pays", choices=[("", "Choose"), *choices_of(*Payer)],
        error_messages={"required": "Choose who pays it."},
    )  # fmt: skip
    amount = DollarsField(label="Amount in US dollars", help_text="The best estimate, such as 1,234.50.")
    low = DollarsField(label="Low end of the range", required=False, help_text=RANGE)
    high = DollarsField(label="High end of the range", required=False)
    price_year = forms.IntegerField(
        label="In prices of the year",
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "The year of the prices is missing.",
            "invalid": "Write the year as 2026.",
            "min_value": f"Write a year from {EARLIEST_YEAR} on.",
            "max_value": f"Write a year until {LATEST_YEAR}.",
        },
    )
    from_on = day_field("Holds from")
    until_on = day_field("Holds until", hint="The last day. Empty: until further notice.", required=False)
    source = forms.CharField(
        label="Where it is from",
        max_length=LONGEST_SOURCE,
        help_text="The budget, the invoice, the study, with its year and page. Without a source nothing is kept.",
        error_messages={"required": "The source is missing. Say where the amount is from, or leave the record out."},
    )

    def clean_item(self) -> str:
        """The words as a code."""
        code = item_code(self.cleaned_data["item"])
        if not code:
            raise forms.ValidationError("Name it with letters, such as “jail day”.")
        return code

    def clean_source(self) -> str:
        """The source in one line."""
        return clean_words(self.cleaned_data["source"])

    def clean(self) -> dict[str, Any]:
        """What does not go together, told where it is mended; the action checks the rest."""
        told: dict[str, Any] = super().clean() or {}
        low, amount, high = (told.get(name) for name in ("low", "amount", "high"))
        if low is not None and high is not None and low > high:
            self.add_error("high", "The high end lies below the low end.")
        elif amount is not None and not (low or amount) <= amount <= (high or amount):
            self.add_error("amount", "The amount lies outside the range below.")
        if told.get("until_on") and told.get("from_on") and told["until_on"] < told["from_on"]:
            self.add_error("until_on", "The last day lies before the first one.")
        return told

    @property
    def cost(self) -> Cost:
        """What was entered; the action checks it."""
        told = self.cleaned_data
        return Cost(
            kind=Kind(told.get("kind", Kind.PROGRAM)),
            category=Category(told["category"]) if "category" in told else None,
            payer=Payer(told["payer"]),
            nature=Nature(told["nature"]),
            per=Per(told["per"]),
            **{name: told[name] for name in ("item", "amount", "low", "high", "price_year", "from_on", "until_on")},
            source=told["source"],
        )

    @staticmethod
    def of(record: CostRecord) -> dict[str, Any]:
        """What the form shows of a record."""
        shown = {name: getattr(record, name) for name in (*CostForm.base_fields, "kind", "category", "nature", "per")}
        return shown | {"item": record.words}


class BudgetForm(CostForm):
    """A line of what the program itself costs."""

    category = forms.ChoiceField(
        label="Spent on", choices=[("", "Choose"), *choices_of(*Category)],
        error_messages={"required": "Choose what it is spent on."},
    )  # fmt: skip
    nature = forms.ChoiceField(
        label="Paid in money, or given in kind?",
        choices=[(Nature.CASH.value, "Paid in money"), (Nature.CAPACITY.value, "Given in kind")],
        widget=forms.RadioSelect,
        help_text="In kind: a partner lends a car or the time of its staff. It costs somebody something all the same.",
        error_messages={"required": "Say whether money is paid for it."},
    )
    per = forms.ChoiceField(
        label="How often",
        choices=[
            (Per.ONCE.value, "One time"),
            (Per.MONTH.value, "Every month"),
            (Per.YEAR.value, "Every year"),
        ],
        widget=forms.RadioSelect,
        help_text="What is paid one time and has a last day is spread evenly over its days; without one it counts on"
        " its first day.",
        error_messages={"required": "Say how often it is paid."},
    )
    field_order = (
        "category", "item", "amount", "per", "payer", "nature", "from_on", "until_on", "price_year", "low", "high",
        "source",
    )  # fmt: skip


class EventForm(CostForm):
    """What one event costs somebody, or one visit of care that is new."""

    kind = forms.ChoiceField(
        label="What is it?", choices=choices_of(Kind.UNIT_COST, Kind.NEW_CARE), widget=forms.RadioSelect,
        error_messages={"required": "Say which of the two it is."},
    )  # fmt: skip
    per = forms.ChoiceField(label="The amount is for one", choices=choices_of(*PER_OF_EVENTS))
    nature = forms.ChoiceField(
        label="If it does not happen, does somebody’s budget fall?",
        choices=[
            (Nature.CASH.value, "Yes: cash that is no longer paid"),
            (Nature.CAPACITY.value, "No: time or room that becomes free and is used otherwise"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is cash or capacity."},
    )
    field_order = (
        "kind", "item", "amount", "per", "payer", "nature", "low", "high", "price_year", "from_on", "until_on",
        "source",
    )  # fmt: skip


def form_for(kind: str) -> type[CostForm]:
    """The form for records of that kind."""
    return BudgetForm if kind == Kind.PROGRAM else EventForm


def changing(form: CostForm) -> CostForm:
    """The same form with the reason for a change."""
    form.fields["because"] = reason_field("Why it is changed")
    return form


class ReasonForm(forms.Form):
    """Why something is taken back."""

    because = reason_field("Why it is withdrawn")


class FileForm(forms.Form):
    """A file of costs."""

    file = forms.FileField(
        label="File of costs (CSV, UTF-8)",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
