"""The privacy classes of this app's fields: none is about anybody."""

from coresponder.program.board.models import Area, DemonstrationDay
from coresponder.safeguards.classification import ADMINISTRATIVE, classify

classify(Area, {ADMINISTRATIVE: "id code rings"})
classify(DemonstrationDay, {ADMINISTRATIVE: "id is_running speed minutes looked_at moved_at"})
