"""Changing the rules: one form for each, and one for why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.follow_up.forms.choosing import AgencyField, StaffField
from coresponder.program.follow_up.models import FollowUpRule
from coresponder.program.follow_up.rules.wording import LONGEST_HOURS, RuleDraft, codes_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import roles_with

TITLES = {
    "results": "Only where the contact came to",
    "outcomes": "Only with the outcome",
    "problems": "Only where it was about",
    "origins": "Only where it came about",
}


class RuleForm(forms.Form):
    """One rule. A rule without a title is left out, so that taking the title away takes the rule away."""

    key = forms.SlugField(label="Short name", max_length=40, required=False)
    title = forms.CharField(label="Title", max_length=120, required=False)
    after_hours = forms.IntegerField(
        label="Hours after the contact", min_value=1, max_value=LONGEST_HOURS, required=False,
        help_text="24, 48, 72; 168 is 7 days, 720 is 30, 2160 is 90.",
    )  # fmt: skip
    agency = AgencyField(label="Who is asked: agency", required=False)
    role = forms.ChoiceField(label="In which role", choices=(), required=False)
    goes_to = StaffField(
        label="On whose list a new episode begins", required=False, empty_label="Nobody’s: whoever takes it"
    )
    is_urgent = forms.BooleanField(label="Before others that are due at the same time", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, declared above
            (role.key, role.display_name) for role in roles_with(Permission.WORK_FOLLOW_UPS)
        ]
        working = [role.key for role in roles_with(Permission.WORK_FOLLOW_UPS)]
        goes_to = self.fields["goes_to"]
        assert isinstance(goes_to, StaffField)  # noqa: S101 - declared above
        goes_to.queryset = User.objects.filter(is_active=True, role__in=working).order_by("display_name")
        for name, codes in codes_of(form_in_use()).items():
            self.fields[name] = forms.MultipleChoiceField(
                label=TITLES[name], choices=list(codes.items()), required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        """A rule with a title needs everything else as well."""
        found = super().clean() or {}
        if found.get("title"):
            for name in ("key", "after_hours", "agency", "role"):
                if not found.get(name):
                    self.add_error(name, "This is needed as well.")
        return found

    @property
    def draft(self) -> RuleDraft | None:
        """The rule, or None where it was left out."""
        said = self.cleaned_data
        if not said.get("title"):
            return None
        return RuleDraft(
            key=said["key"],
            title=said["title"],
            after_hours=said["after_hours"],
            agency_id=said["agency"].pk,
            role=said["role"],
            goes_to_id=said["goes_to"].pk if said["goes_to"] else None,
            is_urgent=said["is_urgent"],
            **{name: said[name] for name in TITLES},
        )


class WhyForm(forms.Form):
    """Why the rules are changed, and which version was seen before."""

    why = forms.CharField(label="Why they are changed", max_length=300, required=False)
    seen_number = forms.IntegerField(widget=forms.HiddenInput)


def initial_of(rules: Sequence[FollowUpRule]) -> list[dict[str, Any]]:
    """The rules as the forms show them."""
    names = ("key", "title", "after_hours", "role", "is_urgent", *TITLES)
    return [
        {**{name: getattr(each, name) for name in names}, "agency": each.agency_id, "goes_to": each.goes_to_id}
        for each in rules
    ]


def draft_of(rule: FollowUpRule) -> RuleDraft:
    """A stored rule as somebody would write it."""
    names = ("key", "title", "after_hours", "role", "is_urgent", *TITLES)
    return RuleDraft(
        **{name: getattr(rule, name) for name in names}, agency_id=rule.agency_id, goes_to_id=rule.goes_to_id
    )
