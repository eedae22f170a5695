"""Which card, and who reviewed its words."""

from django import forms

from coresponder.program.services.pocket_card.wording import all_words


class CardForm(forms.Form):
    """The language and the area of a card."""

    language = forms.ChoiceField(label="Language", required=False)
    area = forms.ChoiceField(label="Area", required=False)

    def __init__(self, *args: object, areas: list[str], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        languages = [(each.language, f"{each.name} – {each.own_name}") for each in all_words()]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]  # it is a choice field
        self.fields["area"].choices = [("", "The whole county"), *((each, each) for each in areas)]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """Who read the words."""

    reviewer_words = forms.CharField(
        label="Who read it?",
        max_length=120,
        help_text="A name, or how the person knows the language.",
        error_messages={"required": "Say who read it."},
    )
