"""The matrix of a draft: for each direction between two parties classes down, purposes across, a box in each cell.

What is ticked has details below the matrix. A box that was just ticked gets a proposal for them when the draft is
saved, so that the page needs no script.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Term
from coresponder.safeguards.agreements.presenting import short_class
from coresponder.safeguards.agreements.rules import Cell, proposed_basis
from coresponder.safeguards.permissions import ROLES
from coresponder.safeguards.permissions.roles import OUTSIDER
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

ROLE_CHOICES = [(role.key, role.display_name) for role in ROLES.values() if role != OUTSIDER]


@dataclass(frozen=True, kw_only=True)
class Place:
    """One cell: from whom to whom, which class, for what. `key` is its name in the form."""

    owner: Agency
    recipient: Agency
    data_class: DataClass
    purpose: Purpose

    @property
    def key(self) -> str:
        return f"{self.owner.pk}-{self.recipient.pk}-{self.data_class.value}-{self.purpose.value}"

    @property
    def words(self) -> str:
        """What the box means, for somebody who does not see the row and the column."""
        parties = f"from {self.owner.name} to {self.recipient.name}"
        return f"{short_class(self.data_class)} for {self.purpose.label}, {parties}"


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box of the matrix as it is drawn."""

    place: Place
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class Details:
    """What stands below the matrix for one ticked box."""

    place: Place
    basis: BoundField
    consent: BoundField
    roles: BoundField
    minimum: BoundField


@dataclass(frozen=True, kw_only=True)
class FormDirection:
    """The matrix of one direction, and the details of what is ticked in it."""

    owner: Agency
    recipient: Agency
    rows: tuple[tuple[DataClass, tuple[Box, ...]], ...]
    details: tuple[Details, ...]


class TermsForm(forms.Form):
    """The whole matrix of a draft."""

    cells = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "A box was ticked that is not in the matrix any more. Look at it again."},
    )

    def __init__(self, sent: QueryDict | None = None, *, agencies: Sequence[Agency], terms: Collection[Term]) -> None:
        saved = {_key(term): term for term in terms}
        super().__init__(sent, initial=_initial(saved))
        self.agencies = agencies
        self.places = {place.key: place for place in _places(agencies)}
        self.fields["cells"].choices = [(key, key) for key in self.places]  # type: ignore[attr-defined]
        self.ticked = [key for key in self.places if key in self._chosen(saved)]
        for key in self.ticked:
            self.fields.update(_detail_fields(key))

    def _chosen(self, saved: dict[str, Term]) -> set[str]:
        return set(self.data.getlist("cells")) if self.is_bound else set(saved)  # type: ignore[attr-defined]

    def directions(self) -> list[FormDirection]:
        """One matrix for each direction between two parties."""
        return [self._direction(owner, recipient) for owner, recipient in permutations(self.agencies, 2)]

    def written(self, *, between: Collection[Agency]) -> list[Cell]:
        """The ticked cells between these agencies, as terms; what was left open gets its proposal."""
        ids = {agency.pk for agency in between}
        places = (self.places[key] for key in self.ticked)
        return [self._cell(place) for place in places if {place.owner.pk, place.recipient.pk} <= ids]

    def _cell(self, place: Place) -> Cell:
        said = self.cleaned_data
        basis = said[f"basis_{place.key}"]
        proposal = proposed_basis(
            from_kind=place.owner.kind,
            to_kind=place.recipient.kind,
            data_class=place.data_class,
            purpose=place.purpose,
        )
        return Cell(
            from_agency_id=place.owner.pk,
            to_agency_id=place.recipient.pk,
            data_class=place.data_class,
            purpose=place.purpose,
            legal_basis=LegalBasis(basis) if basis else proposal,
            needs_consent=said[f"consent_{place.key}"],
            roles=tuple(said[f"roles_{place.key}"]),
            minimum_fields=said[f"minimum_{place.key}"],
        )

    def _direction(self, owner: Agency, recipient: Agency) -> FormDirection:
        def is_here(place: Place) -> bool:
            return place.owner == owner and place.recipient == recipient

        rows = tuple((each, tuple(self._boxes(owner, recipient, each))) for each in DataClass)
        ticked = (self.places[key] for key in self.ticked)
        details = tuple(self._details(place) for place in ticked if is_here(place))
        return FormDirection(owner=owner, recipient=recipient, rows=rows, details=details)

    def _boxes(self, owner: Agency, recipient: Agency, data_class: DataClass) -> Iterator[Box]:
        for purpose in Purpose:
            place = Place(owner=owner, recipient=recipient, data_class=data_class, purpose=purpose)
            yield Box(place=place, is_ticked=place.key in self.ticked)

    def _details(self, place: Place) -> Details:
        return Details(
            place=place,
            basis=self[f"basis_{place.key}"],
            consent=self[f"consent_{place.key}"],
            roles=self[f"roles_{place.key}"],
            minimum=self[f"minimum_{place.key}"],
        )


def _places(agencies: Sequence[Agency]) -> Iterator[Place]:
    for owner, recipient in permutations(agencies, 2):
        for data_class in DataClass:
            for purpose in Purpose:
                yield Place(owner=owner, recipient=recipient, data_class=data_class, purpose=purpose)


def _key(term: Term) -> str:
    return f"{term.from_agency_id}-{term.to_agency_id}-{term.data_class}-{term.purpose}"


def _initial(saved: dict[str, Term]) -> dict[str, Any]:
    initial: dict[str, Any] = {"cells": list(saved)}
    for key, term in saved.items():
        initial |= {
            f"basis_{key}": term.legal_basis,
            f"consent_{key}": term.needs_consent,
            f"roles_{key}": term.roles,
            f"minimum_{key}": term.minimum_fields,
        }
    return initial


def _detail_fields(key: str) -> dict[str, forms.Field]:
    return {
        f"basis_{key}": forms.ChoiceField(label="Legal basis", choices=LegalBasis.choices, required=False),
        f"consent_{key}": forms.BooleanField(label="Only with the person’s consent", required=False),
        f"roles_{key}": forms.MultipleChoiceField(
            label="Only for these roles", choices=ROLE_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
        ),
        f"minimum_{key}": forms.CharField(
            label="What of it is enough", required=False, max_length=500, widget=forms.TextInput
        ),
    }
