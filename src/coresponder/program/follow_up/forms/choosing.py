"""Fields that offer members of staff and agencies by their names."""

from typing import Any

from django import forms

from coresponder.safeguards.accounts.models import Agency, User


class StaffField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """Somebody who works for an agency; which people are offered, the form says."""

    def __init__(self, *, with_agency: bool = False, **options: Any) -> None:
        self.with_agency = with_agency
        super().__init__(queryset=User.objects.none(), **options)

    def label_from_instance(self, obj: User) -> str:
        """The name, with the agency where people of several are offered."""
        return f"{obj.display_name}, {obj.agency.name}" if self.with_agency and obj.agency else obj.display_name


class AgencyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    """An active agency."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Agency.objects.filter(is_active=True), **options)

    def label_from_instance(self, obj: Agency) -> str:
        """Its name."""
        return obj.name
