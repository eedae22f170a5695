"""The cost set as a table of the program data set: the version that stood at the moment of the release."""

from collections.abc import Iterator
from datetime import date

from coresponder.program.costs.content import NAME
from coresponder.program.costs.models import CostSetVersion
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.sources import Row


def costs(scope: Scope) -> Iterator[Row]:
    """Every record of that version, in the order in which its hash was taken."""
    version = CostSetVersion.objects.filter(made_at__lte=scope.as_of).first()
    for row in version.content if version else ():
        money = {name: None if row[name] is None else float(row[name]) for name in ("amount", "low", "high")}
        days = {name: None if row[name] is None else date.fromisoformat(row[name]) for name in ("from_on", "until_on")}
        kept = {name: row[name] for name in ("kind", "item", "payer", "nature", "per", "price_year", "source")}
        yield {"cost_set": f"{NAME} {version.label}" if version else "", **kept, **money, **days}
