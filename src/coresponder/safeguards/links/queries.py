"""Which links open, and how often somebody guessed."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from coresponder.safeguards.links.models import Link, WrongTry
from coresponder.safeguards.links.vocabulary import LinkPurpose

# Whoever has one address of the sixth version has as many as there are below the first half of it.
HALF_OF_AN_IPV6 = 64


def open_links(at: datetime | None = None) -> QuerySet[Link]:
    """The links that open at a moment."""
    is_used_up = Q(is_single_use=True, used_at__isnull=False)
    return Link.objects.filter(expires_at__gt=at or timezone.now(), ended_at__isnull=True).exclude(is_used_up)


def open_links_about(purpose: LinkPurpose, about: UUID) -> QuerySet[Link]:
    """The links of one purpose that open one thing now, the newest first."""
    return open_links().filter(purpose=purpose, about=about)


def address_hash_of(from_address: str) -> str:
    """A name for a network by which nobody could find it; addresses that one subscriber has count as one."""
    return salted_hmac("coresponder.links.address", _network_of(from_address), algorithm="sha256").hexdigest()


def may_try_again_at(address_hash: str) -> datetime | None:
    """When somebody who guessed too often may try again; None for everybody else."""
    window = timedelta(minutes=settings.LINK_WRONG_TRIES_WITHIN_MINUTES)
    tries = WrongTry.objects.filter(address_hash=address_hash, tried_at__gt=timezone.now() - window)
    latest = list(tries.order_by("-tried_at").values_list("tried_at", flat=True)[: settings.LINK_WRONG_TRIES])
    return latest[-1] + window if len(latest) >= settings.LINK_WRONG_TRIES else None


def _network_of(from_address: str) -> str:
    try:
        found = ip_address(from_address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        return str(ip_network((found, HALF_OF_AN_IPV6), strict=False))
    return str(found)
