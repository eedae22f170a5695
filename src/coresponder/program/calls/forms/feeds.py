"""The form of a feed."""

from typing import Any

from django import forms

from coresponder.program.calls.forms.mapping import time_zone_names
from coresponder.program.calls.models import Feed
from coresponder.program.calls.queries.profiles import newest_profiles
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.safeguards.accounts.models import Agency

FORMATS = [(each.value, each.label) for each in (FeedFormat.EIDO, FeedFormat.CAD)]


class FeedForm(forms.Form):
    """Where calls come from and how they are read. Whose feed it is and its format stay what they were."""

    name = forms.CharField(label="Name", max_length=80, help_text="Such as “County CAD, push”.")
    agency = forms.ModelChoiceField(
        label="Whose calls they are", queryset=Agency.objects.none(), empty_label="Choose an agency"
    )
    format = forms.ChoiceField(label="What it hands over", choices=FORMATS)
    saved_profile = forms.ChoiceField(
        label="Read by the profile",
        required=False,
        help_text="For rows. Upload one file under “Exports” first; there you say what each column means.",
    )
    narrative_column = forms.CharField(
        label="Column with what was said",
        required=False,
        max_length=120,
        help_text="For rows. Left empty, what was said is not kept.",
    )
    folder = forms.SlugField(
        label="Folder", required=False, max_length=60, help_text="The name of its folder below the watched one."
    )
    time_zone = forms.CharField(label="Time zone", widget=forms.TextInput(attrs={"list": "time-zones"}))
    priority = forms.IntegerField(
        label="Believed before others",
        min_value=0,
        max_value=999,
        initial=50,
        help_text="Where two feeds say different things of the same moment, the higher number is believed.",
    )
    same_calls_as = forms.ChoiceField(
        label="Reports the same calls as",
        required=False,
        help_text="Another feed that uses the same numbers; the calls are then taken as the same.",
    )
    expected_quiet_minutes = forms.IntegerField(
        label="Silent after so many minutes",
        required=False,
        min_value=1,
        max_value=60 * 24 * 30,
        help_text="From then on the board says that the feed is silent. Empty: it may be silent as long as it likes.",
    )
    keeps_callers = forms.BooleanField(
        label="Keep names and numbers of callers",
        required=False,
        help_text="They are dropped before anything is stored unless this is ticked. Ask your privacy officer.",
    )
    is_active = forms.BooleanField(label="Switched on", required=False, initial=True)

    def __init__(self, *args: Any, feed: Feed | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.time_zones = time_zone_names()
        profiles = {each.pk: each for each in newest_profiles() if each.profile.grain == "call"}
        self._profiles, self._feeds = profiles, {str(each.pk): each for each in _others(feed)}
        named = [(str(pk), f"{each.name}, version {each.version}") for pk, each in profiles.items()]
        if feed is not None and feed.saved_profile is not None and feed.saved_profile.pk not in profiles:
            used = feed.saved_profile
            profiles[used.pk] = used
            named.append((str(used.pk), f"{used.name}, version {used.version}"))
        self._choices("saved_profile", [("", "None"), *named])
        self._choices(
            "same_calls_as", [("", "No other feed"), *((key, each.name) for key, each in self._feeds.items())]
        )
        agency = self.fields["agency"]
        if isinstance(agency, forms.ModelChoiceField):
            agency.queryset = Agency.objects.filter(is_active=True)
        if feed is not None:
            del self.fields["agency"], self.fields["format"]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        found = self.fields[name]
        if isinstance(found, forms.ChoiceField):
            found.choices = choices

    @property
    def told(self) -> dict[str, Any]:
        """What was filled in, as an action takes it."""
        said = dict(self.cleaned_data)
        profile, double = said["saved_profile"], said["same_calls_as"]
        said["saved_profile"] = self._profiles[int(profile)] if profile else None
        said["same_calls_as"] = self._feeds[double] if double else None
        if "format" in said:
            said["format"] = FeedFormat(said["format"])
        return said

    @classmethod
    def of(cls, feed: Feed) -> dict[str, Any]:
        """What the feed is now, as the form begins."""
        names = [name for name in cls.base_fields if name not in ("agency", "format", "saved_profile", "same_calls_as")]
        said: dict[str, Any] = {name: getattr(feed, name) for name in names}
        return {
            **said,
            "saved_profile": str(feed.saved_profile.pk) if feed.saved_profile else "",
            "same_calls_as": str(feed.same_calls_as_id or ""),
        }


def _others(feed: Feed | None) -> list[Feed]:
    """The feeds whose calls another one may report as well."""
    found = Feed.objects.filter(same_calls_as=None).exclude(format=FeedFormat.BY_HAND)
    return list(found if feed is None else found.exclude(pk=feed.pk))
