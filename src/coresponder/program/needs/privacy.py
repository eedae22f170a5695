"""The privacy classes of this app's fields."""

from coresponder.program.needs.models import NeedsCount
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(NeedsCount, {ADMINISTRATIVE: "id period from_on to_on content counted_at", ACCOUNT: "counted_by"})
