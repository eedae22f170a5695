"""What the community has before anybody is arrested: sequential intercepts 0 and 1, read from the directory.

Policy Research Associates' model has six intercepts; 0 is community services, 1 is law enforcement. Within them the
three questions are SAMHSA's: somebody to contact, somebody to respond, a safe place for help.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts import Column, Intercept, Station
from coresponder.kernel.spoken_english import listed, some
from coresponder.program.dispatch.models import Team
from coresponder.program.services.models import Listing, Service
from coresponder.program.services.vocabulary.answers import Answer, Hours, ServiceStatus

CONTACT, RESPOND, PLACE = "Somebody to contact", "Somebody who comes", "A safe place for help"
COMMUNITY, POLICE = "Intercept 0: community services", "Intercept 1: law enforcement"
DROP_OFF, TEAMS = "drop_off", "teams"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of help: where it stands, and by which categories it is found.

    `everywhere` says in words what there is without any service of the county.
    """

    intercept: str
    question: str
    label: str
    categories: tuple[str, ...] = ()
    counted_by: str = ""
    everywhere: str = ""


KINDS = (
    Kind(
        intercept=COMMUNITY,
        question=CONTACT,
        label="Crisis line, and 988",
        categories=("crisis_line",),
        everywhere="988 everywhere",
    ),
    Kind(intercept=COMMUNITY, question=CONTACT, label="Warm line", categories=("warm_line",)),
    Kind(intercept=COMMUNITY, question=CONTACT, label="Information line", categories=("information_line",)),
    Kind(intercept=COMMUNITY, question=RESPOND, label="Mobile crisis team", categories=("mobile_crisis",)),
    Kind(intercept=COMMUNITY, question=RESPOND, label="Youth mobile team", categories=("youth_mobile_crisis",)),
    Kind(intercept=COMMUNITY, question=RESPOND, label="Team without police", categories=("community_response",)),
    Kind(intercept=COMMUNITY, question=RESPOND, label="Street outreach", categories=("street_outreach",)),
    Kind(
        intercept=COMMUNITY,
        question=PLACE,
        label="Crisis center",
        categories=("crisis_receiving", "crisis_observation"),
    ),
    Kind(intercept=COMMUNITY, question=PLACE, label="Walk-in crisis clinic", categories=("crisis_walk_in",)),
    Kind(intercept=COMMUNITY, question=PLACE, label="Crisis residence", categories=("crisis_residence",)),
    Kind(intercept=COMMUNITY, question=PLACE, label="Peer respite", categories=("peer_respite",)),
    Kind(intercept=COMMUNITY, question=PLACE, label="Withdrawal management", categories=("withdrawal_management",)),
    Kind(intercept=COMMUNITY, question=PLACE, label="Emergency department", categories=("emergency_department",)),
    Kind(intercept=POLICE, question=CONTACT, label="911", everywhere="911 everywhere"),
    Kind(
        intercept=POLICE,
        question=RESPOND,
        label="Co-responder team",
        categories=("co_response",),
        counted_by=TEAMS,
    ),
    Kind(intercept=POLICE, question=RESPOND, label="Visit after an overdose", categories=("post_overdose_outreach",)),
    Kind(intercept=POLICE, question=PLACE, label="Place with police drop-off", counted_by=DROP_OFF),
    Kind(intercept=POLICE, question=PLACE, label="Sobering center", categories=("sobering_center",)),
    Kind(intercept=POLICE, question=PLACE, label="Deflection to treatment", categories=("deflection",)),
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One kind of help with what there is of it."""

    kind: Kind
    names: Sequence[str]
    always: int
    teams: int = 0

    @property
    def is_missing(self) -> bool:
        return not (self.names or self.teams or self.kind.everywhere)

    @property
    def said(self) -> str:
        """What there is, in a few words."""
        if self.is_missing:
            return "none in the directory"
        own = [self.kind.everywhere] if self.kind.everywhere else []
        own += [some(len(self.names), "service")] if self.names else []
        own += [f"{self.always} at any hour"] if self.always and not self.kind.everywhere else []
        own += [some(self.teams, "team")] if self.teams else []
        return ", ".join(own)


def found_kinds() -> list[Found]:
    """Every kind of help with what the directory has of it."""
    services = Service.objects.current().filter(status=ServiceStatus.ACTIVE)
    listings = list(Listing.objects.filter(service__in=services).select_related("service"))
    teams = Team.objects.filter(is_active=True).count()
    return [_found(kind, listings, teams if kind.counted_by == TEAMS else 0) for kind in KINDS]


def _found(kind: Kind, listings: Iterable[Listing], teams: int) -> Found:
    suiting = [each for each in listings if _suits(kind, each)]
    always = {each.service_id for each in suiting if each.hours == Hours.AROUND_THE_CLOCK}
    return Found(kind=kind, names=sorted({each.service.name for each in suiting}), always=len(always), teams=teams)


def _suits(kind: Kind, listing: Listing) -> bool:
    if kind.counted_by == DROP_OFF:
        return listing.accepts_police_drop_off == Answer.YES
    return bool(set(kind.categories) & set(listing.categories))


def bands(found: Sequence[Found]) -> list[Intercept]:
    """The same, ready to be drawn."""
    return [
        Intercept(
            title=title,
            columns=tuple(
                Column(title=question, stations=_stations(found, title, question))
                for question in (CONTACT, RESPOND, PLACE)
            ),
        )
        for title in (COMMUNITY, POLICE)
    ]


def _stations(found: Sequence[Found], title: str, question: str) -> tuple[Station, ...]:
    here = [each for each in found if (each.kind.intercept, each.kind.question) == (title, question)]
    return tuple(Station(label=each.kind.label, said=each.said, is_missing=each.is_missing) for each in here)


def sentence(found: Sequence[Found]) -> str:
    """What is there and what is missing, as one would say it."""
    missing = [each.kind.label for each in found if each.is_missing]
    there = f"Of {len(found)} kinds of help, {len(found) - len(missing)} are there."
    return f"{there} Missing: {listed(missing).lower()}." if missing else there
