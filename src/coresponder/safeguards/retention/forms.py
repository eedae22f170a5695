"""What a legal hold covers, and why."""

from uuid import UUID

from django import forms

from coresponder.safeguards.retention.categories import CATEGORIES


class HoldForm(forms.Form):
    """A person, a category, or both together; and the case or letter that asks for it."""

    person_id = forms.UUIDField(
        label="Person’s id",
        required=False,
        help_text="As it stands in the address of the person’s page. Empty: everybody.",
        error_messages={"invalid": "That is no id. Copy it from the address of the person’s page."},
    )
    category = forms.ChoiceField(label="Category of records", required=False)
    reason = forms.CharField(
        label="Why",
        max_length=1000,
        help_text="The case or letter that asks for it. It is stored encrypted.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "The reason is missing. Name the case or letter that asks for the hold."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they came
        category = self.fields["category"]
        assert isinstance(category, forms.ChoiceField)  # noqa: S101 - declared above
        category.choices = [("", "Every category"), *((each.key, each.title) for each in CATEGORIES.values())]

    def clean(self) -> dict[str, object]:
        """A hold on nothing, or on everything there is, is a slip."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("person_id") and not cleaned.get("category"):
            raise forms.ValidationError("The hold names neither a person nor a category. Choose one or both.")
        return cleaned

    @property
    def person(self) -> UUID | None:
        """The person, where one is named."""
        found: UUID | None = self.cleaned_data["person_id"]
        return found
