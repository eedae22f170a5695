"""The services of Marigold County: some 150, none of which there is.

`crisis_kinds` and `support_kinds` say which kinds the county has, how many, when they are open and whom they take (see
`kinds`) · `inventory` puts each of them somewhere · `beds` moves the figures of the facilities that say live how full
they are.

    services = invented_services()
    services[0].name, services[0].latitude, services[0].hours
"""

from coresponder.analysis.synthetic.services.beds import LIVE_FACILITIES, LiveFacility, figures_at
from coresponder.analysis.synthetic.services.inventory import KINDS, InventedService, invented_services
from coresponder.analysis.synthetic.services.kinds import ALWAYS, Hours

__all__ = [
    "ALWAYS",
    "KINDS",
    "LIVE_FACILITIES",
    "Hours",
    "InventedService",
    "LiveFacility",
    "figures_at",
    "invented_services",
]
