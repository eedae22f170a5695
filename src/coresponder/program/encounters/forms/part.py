"""The form of one part at a desk, made of the same registry as that of the phone. It needs no script.

What is asked only after another answer appears when the draft is saved; until then it is not on the page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from coresponder.formats.encounter import Element, Form, Problem
from coresponder.formats.encounter.checking import instant_of

SEEN = {"contact_result": "seen"}
WHY_NOT = "__why_not"
NOT_YET = [("", "not answered yet")]
CLOCK = "%Y-%m-%dT%H:%M"
NO_AUTOCOMPLETE = {"autocomplete": "off"}


@dataclass(frozen=True, kw_only=True)
class StepOfForm:
    """One step: what is asked of everybody, and what can be added."""

    title: str
    routine: list[BoundField]
    more: list[BoundField]


class PartForm(forms.Form):
    """The questions of one part that are open by the answers so far."""

    narrative = forms.CharField(
        label="In a sentence or two: what happened?",
        required=False,
        help_text="What you saw and did, in plain words. No return of NCIC.",
        widget=forms.Textarea(attrs={"rows": 5, **NO_AUTOCOMPLETE}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        form: Form,
        part: str,
        answers: Mapping[str, Any],
        narrative: str = "",
    ) -> None:
        self.form, self.part = form, part
        sent = set(data or ())
        # Until it is said what came of the contact, everything is there that would be asked of somebody who was seen.
        so_far = SEEN | dict(answers)
        self.asked = [each for each in form.elements_of(part) if each.is_asked(so_far) or each.name in sent]
        initial = {name: value for each in self.asked for name, value in _shown(each, answers.get(each.name), form)}
        super().__init__(data, initial={"narrative": narrative, **initial})
        for each in self.asked:
            self.fields |= dict(_fields(each, form))
        self.order_fields([name for name in self.fields if name != "narrative"] + ["narrative"])

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as the registry reads it; what was left open is not in it."""
        found = ((each.name, _answer(each, self.cleaned_data, self.form)) for each in self.asked)
        return {name: value for name, value in found if value is not None}

    @property
    def steps(self) -> list[StepOfForm]:
        """The steps that ask anything, in order."""
        found = [self._step(each.name, each.title) for each in self.form.steps]
        return [each for each in found if each.routine or each.more]

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Put each problem beside its question, or at the head of the page where it has none."""
        for problem in problems:
            self.add_error(problem.element if problem.element in self.fields else None, problem.sentence)

    def _step(self, name: str, title: str) -> StepOfForm:
        routine: list[BoundField] = []
        more: list[BoundField] = []
        for each in (each for each in self.asked if each.step == name):
            (routine if self._is_routine(each) else more).extend(self._bound(each))
        return StepOfForm(title=title, routine=routine, more=more)

    def _is_routine(self, element: Element) -> bool:
        is_opened = len(element.shown_if) > 1 or any(each.name not in ("met", "seen") for each in element.shown_if)
        return element.is_required or self.part in element.expected_in or is_opened or bool(self[element.name].value())

    def _bound(self, element: Element) -> Iterator[BoundField]:
        # To be saved nothing is required; on the page stands what has to be answered before it is filed.
        self.fields[element.name].required = element.is_required
        yield self[element.name]
        if element.name + WHY_NOT in self.fields:
            yield self[element.name + WHY_NOT]


def _fields(element: Element, form: Form) -> Iterator[tuple[str, forms.Field]]:
    label = element.question + (f" ({element.unit})" if element.unit else "")
    more: dict[str, Any] = {"label": label, "help_text": element.help, "required": False}
    if element.kind == "code":
        yield element.name, forms.ChoiceField(choices=[*NOT_YET, *_choices(element, form)], **more)
    elif element.kind == "codes":
        choices = [*_codes(element), *_absent(element, form)]
        yield element.name, forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **more)
    else:
        yield element.name, _typed(element, more)
        why = forms.ChoiceField(
            label=f"Why there is no answer to “{element.question}”",
            choices=[*NOT_YET, *_absent(element, form)],
            required=False,
        )
        yield element.name + WHY_NOT, why


def _typed(element: Element, more: dict[str, Any]) -> forms.Field:
    if element.kind == "instant":
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", **NO_AUTOCOMPLETE}, format=CLOCK)
        return forms.DateTimeField(widget=widget, input_formats=[CLOCK, f"{CLOCK}:%S"], **more)
    if element.kind == "text":
        return forms.CharField(max_length=element.most, widget=forms.TextInput(attrs=NO_AUTOCOMPLETE), **more)
    return forms.IntegerField(min_value=0, max_value=element.most, **more)


def _choices(element: Element, form: Form) -> list[Any]:
    absent = _absent(element, form)
    return [*_codes(element), *([("No answer, because", absent)] if absent else [])]


def _codes(element: Element) -> list[tuple[str, str]]:
    assert element.codes is not None  # noqa: S101 - the loader sees to it
    return [(each.code, each.label) for each in element.codes.offered_on(timezone.localdate())]


def _absent(element: Element, form: Form) -> list[tuple[str, str]]:
    return [(code, form.absent[code]) for code in element.absent]


def _shown(element: Element, value: Any, form: Form) -> Iterator[tuple[str, Any]]:
    """An answer as the fields of the page show it."""
    is_absent = isinstance(value, str) and value in form.absent
    if element.kind == "codes":
        yield element.name, [value] if is_absent else value
    elif element.kind == "code":
        yield element.name, value
    elif is_absent:
        yield element.name + WHY_NOT, value
    else:
        yield element.name, _local(value) if element.kind == "instant" else value


def _local(value: Any) -> Any:
    found = instant_of(value)
    return None if found is None else timezone.localtime(found)


def _answer(element: Element, given: Mapping[str, Any], form: Form) -> Any:
    """What was chosen or written, as the registry reads it; None where nothing was."""
    value = given.get(element.name)
    if element.kind == "codes":
        chosen = list(value or [])
        return (chosen[0] if len(chosen) == 1 and chosen[0] in form.absent else chosen) or None
    if value in (None, ""):
        return given.get(element.name + WHY_NOT) or None
    if element.kind == "instant":
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value
