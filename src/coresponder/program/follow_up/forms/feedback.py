"""Making cards, and the answer of somebody who has one."""

from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.dispatch.models import Team
from coresponder.program.follow_up.actions.feedback import LONGEST_WORDS, MOST_DAYS
from coresponder.program.follow_up.feedback_texts import texts_in
from coresponder.program.follow_up.vocabulary import QUESTIONS, Language, Respondent, Said


class TeamField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """A team, by its call sign."""

    def label_from_instance(self, obj: Team) -> str:
        """What it is called over the radio."""
        return obj.call_sign


class CardForm(forms.Form):
    """For whom the cards are, and how many."""

    respondent = forms.ChoiceField(
        label="For whom", choices=[(each.value, each.label.capitalize()) for each in Respondent]
    )
    language = forms.ChoiceField(
        label="Language of the card", choices=Language, help_text="The page has both languages."
    )
    team = TeamField(
        label="Team", queryset=Team.objects.all(), required=False, empty_label="The whole program",
        help_text="Only where a team meets enough people that nobody can be guessed.",
    )  # fmt: skip
    handed_out = forms.IntegerField(
        label="How many you hand out", min_value=1, max_value=100_000, required=False,
        help_text="You can say it later. Without it there is no response rate.",
    )  # fmt: skip
    days = forms.IntegerField(label="The link holds for so many days", min_value=1, max_value=MOST_DAYS, initial=90)

    @property
    def given(self) -> dict[str, Any]:
        """What the action needs; the cards are for this month."""
        said = self.cleaned_data
        return {
            "month_on": timezone.localdate().replace(day=1),
            "team": said["team"],
            "respondent": Respondent(said["respondent"]),
            "language": Language(said["language"]),
            "handed_out": said["handed_out"],
            "days": said["days"],
        }


class CountForm(forms.Form):
    """How many cards were handed out."""

    handed_out = forms.IntegerField(label="Handed out", min_value=0, max_value=100_000)


class AnswerForm(forms.Form):
    """Four questions and a place for words, in the language of the page. None has to be answered."""

    def __init__(self, *args: Any, language: str, respondent: str, **options: Any) -> None:
        super().__init__(*args, **options)
        texts = texts_in(language)
        for question in QUESTIONS:
            self.fields[question] = forms.ChoiceField(
                label=texts["questions"][respondent][question],
                choices=[(each.value, texts["answers"][each.value]) for each in Said],
                initial=Said.NOT_SAID, required=False, widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label=texts["words"], help_text=texts["words_hint"], required=False, max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        )  # fmt: skip

    @property
    def answers(self) -> dict[str, Said]:
        """What was chosen; what was not is no answer."""
        return {each: Said(self.cleaned_data[each] or Said.NOT_SAID) for each in QUESTIONS}
