"""Planning shifts, and forming teams. Local times are read in the program's zone, the odd hours included."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.dispatch.actions.teams import TeamSettings
from coresponder.program.dispatch.models import Shift, Team
from coresponder.program.dispatch.vocabulary import CalledOffBecause, TeamRole, UnavailableBecause
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import roles_with

LOCAL = "%Y-%m-%dT%H:%M"


class LocalMoment(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=LOCAL)


def instants_at(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """The instants that a local time names: none in the hour that spring skips, two in the one that autumn repeats."""
    found = []
    for fold in (0, 1):
        instant = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == local and instant not in found:
            found.append(instant)
    return found


class LocalMomentField(forms.Field):
    """A local day and time. One that does not exist is refused; of one that exists twice the first is taken."""

    widget = LocalMoment

    def clean(self, value: Any) -> datetime:
        """The instant, in UTC."""
        text = super().clean(value)
        try:
            local = datetime.fromisoformat(str(text)).replace(tzinfo=None, second=0, microsecond=0)
            found = instants_at(local, ZoneInfo(timezone.get_current_timezone_name())) if local.year > 1970 else []
        except (ValueError, OverflowError):
            raise forms.ValidationError("Give a day and a time, such as 2026-11-02T08:00.") from None
        if not found:
            raise forms.ValidationError(
                "There is no such time on that day, because clocks are moved. Choose another one."
            )
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """As the browser's field wants it, in the program's zone."""
        return timezone.localtime(value).strftime(LOCAL) if isinstance(value, datetime) else value


class MembersForm(forms.Form):
    """Who is on a shift: for everybody who works on teams, as what, or not at all."""

    def __init__(self, *args: Any, on_it: Mapping[int, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = list(people_who_work_on_teams())
        for user in self.people:
            self.fields[f"role_{user.pk}"] = forms.ChoiceField(
                label=user.display_name,
                required=False,
                choices=[("", "not on it"), *TeamRole.choices],
                initial=(on_it or {}).get(user.pk, ""),
                help_text=user.agency.name if user.agency else "",
            )

    @property
    def members(self) -> dict[User, TeamRole]:
        """Everybody who was put on it."""
        chosen = {user: self.cleaned_data.get(f"role_{user.pk}", "") for user in self.people}
        return {user: TeamRole(role) for user, role in chosen.items() if role}

    @property
    def member_fields(self) -> list[forms.BoundField]:
        """The fields of the people, in order."""
        return [self[f"role_{user.pk}"] for user in self.people]


class ShiftForm(MembersForm):
    """A shift with its team, its two times and its people; repeated on the following days, if wanted."""

    team = forms.ModelChoiceField(label="Team", queryset=Team.objects.none())
    planned_from_at = LocalMomentField(label="From")
    planned_to_at = LocalMomentField(label="To")
    days = forms.IntegerField(
        label="On how many days in a row", min_value=1, max_value=14, initial=1,
        help_text="The same local times on each day. A night over the change of the clock has its true length.",
    )  # fmt: skip
    vehicle = forms.CharField(label="Vehicle", max_length=20, required=False)
    field_order = ("team", "planned_from_at", "planned_to_at", "days", "vehicle")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["team"].queryset = Team.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["team"].label_from_instance = lambda team: team.call_sign  # type: ignore[attr-defined]

    @property
    def spans(self) -> list[tuple[datetime, datetime]]:
        """From when to when on each of the days, by the same local times."""
        zone = ZoneInfo(timezone.get_current_timezone_name())
        first, last = self.cleaned_data["planned_from_at"], self.cleaned_data["planned_to_at"]
        return [
            (_same_clock(first, day, zone), _same_clock(last, day, zone)) for day in range(self.cleaned_data["days"])
        ]


def _same_clock(at: datetime, days_later: int, zone: ZoneInfo) -> datetime:
    """The same local time some days later; one that spring skips becomes the one an hour later."""
    local = at.astimezone(zone).replace(tzinfo=None) + timedelta(days=days_later)
    return local.replace(tzinfo=zone).astimezone(UTC)


class TeamForm(forms.Form):
    """A team and the way it works."""

    call_sign = forms.CharField(label="Call sign", max_length=12)
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none())
    variant = forms.ModelChoiceField(label="How it works", queryset=ModelVariant.objects.none())
    areas = forms.CharField(
        label="Beats", required=False, max_length=600, help_text="With spaces between. Empty: everywhere."
    )
    answer_seconds = forms.IntegerField(label="Seconds to answer an offer", min_value=15, max_value=1800, initial=120)
    check_in_minutes = forms.IntegerField(
        label="Minutes between check-ins at a scene", min_value=0, max_value=240, initial=30,
        help_text="For everybody but officers. 0: never.",
    )  # fmt: skip
    is_active = forms.BooleanField(label="In use", required=False, initial=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["agency"].label_from_instance = lambda agency: agency.name  # type: ignore[attr-defined]
        self.fields["variant"].queryset = ModelVariant.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["variant"].label_from_instance = lambda variant: variant.title  # type: ignore[attr-defined]

    def clean_areas(self) -> list[str]:
        """The beats, each once, in the order in which they were written."""
        found = list(dict.fromkeys(self.cleaned_data["areas"].split()))
        if any(len(beat) > 20 for beat in found):
            raise forms.ValidationError("A beat has 20 letters at most.")
        return found

    @property
    def settings(self) -> TeamSettings:
        """What the action takes."""
        given = self.cleaned_data
        return TeamSettings(
            call_sign=given["call_sign"],
            agency=given["agency"],
            variant=given["variant"],
            areas=given["areas"],
            answer_seconds=given["answer_seconds"],
            check_in_minutes=given["check_in_minutes"],
        )


class PlaceForm(forms.Form):
    """Somebody usually works on a team."""

    user = forms.ModelChoiceField(label="Who", queryset=User.objects.none())
    role = forms.ChoiceField(label="As what", choices=TeamRole.choices)
    languages = forms.RegexField(
        label="Languages beside English", required=False, max_length=60, regex=r"^[a-z]{2,3}( [a-z]{2,3})*$",
        help_text="Codes with spaces between: es for Spanish, so for Somali, ase for American Sign Language.",
        error_messages={"invalid": "Write codes of two or three letters with spaces between, such as: es so"},
    )  # fmt: skip
    since_on = forms.DateField(label="From", initial=date.today, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].queryset = people_who_work_on_teams()  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = lambda user: user.display_name  # type: ignore[attr-defined]


class UnavailableForm(forms.Form):
    """Why a team cannot be sent."""

    reason = forms.ChoiceField(label="Why", choices=UnavailableBecause.choices)


class CallOffForm(forms.Form):
    """Why a shift does not take place."""

    reason = forms.ChoiceField(label="Why", choices=CalledOffBecause.choices)


def people_who_work_on_teams() -> QuerySet[User]:
    """Open accounts whose role may work on a team, by name."""
    keys = [role.key for role in roles_with(Permission.WORK_ON_A_TEAM)]
    return User.objects.filter(is_active=True, role__in=keys).select_related("agency").order_by("display_name", "pk")


def on_it(shift: Shift) -> dict[int, str]:
    """Who is on a shift, as what."""
    return {member.user_id: member.role for member in shift.members.all()}
