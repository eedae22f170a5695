"""The one search: the nearest suitable service that is open, for a page, the field, and whoever refers somebody.

wanted      what is asked: need, place, hour, and filters
found       what is answered
finding     the search itself, in SQL: suitable(need=..., near=..., at=..., filters=...)
"""

from coresponder.program.services.queries.search.finding import suitable
from coresponder.program.services.queries.search.found import Found
from coresponder.program.services.queries.search.wanted import Filters, Point

__all__ = ["Filters", "Found", "Point", "suitable"]
