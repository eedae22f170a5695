"""An agreement under negotiation, begun by the same actions as anybody's."""

from datetime import timedelta

from django.utils import timezone

from coresponder.program.partnerships.actions.negotiating import Line, begin_negotiation, frame_negotiation
from coresponder.program.partnerships.models import Negotiation
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose


def negotiated(cora: User, sol: User, sade: User, kind: AgreementKind = AgreementKind.SHARING) -> Negotiation:
    """Between police and behavioral health, from today on for a year."""
    agencies = [user.agency for user in (sol, sade) if user.agency]
    begun = begin_negotiation(title="Sharing in a crisis", kind=kind, agencies=agencies, by=cora)
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=365), "review_on": None}
    return frame_negotiation(negotiation=begun, title=begun.title, agencies=agencies, by=cora, **days)


def line(owner: User, recipient: User, data_class: DataClass = DataClass.IDENTITY) -> Line:
    """One cell of the matrix: what the owner opens to the recipient, for crisis response."""
    assert owner.agency_id
    assert recipient.agency_id
    cell = Cell(
        from_agency_id=owner.agency_id,
        to_agency_id=recipient.agency_id,
        data_class=data_class,
        purpose=Purpose.CRISIS_RESPONSE,
        legal_basis=LegalBasis.SERIOUS_THREAT,
        minimum_fields="Names",
    )
    return Line(cell=cell, channel="Read in the program", keeping="Not kept", carries_notice=True)
