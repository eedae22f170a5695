"""Saying where a service takes referrals."""

from django.db import transaction
from django.utils import timezone

from coresponder.program.messages.rules import checked_address
from coresponder.program.messages.vocabulary import Channel
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.models import ReferralDesk
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def set_desk(*, service: Service, email: str, code_phone: str, is_open: bool, by: User) -> ReferralDesk:
    """The link goes to this e-mail address, the code to this phone; without one it is read out over the phone."""
    check(by, Permission.MANAGE_REFERRAL_DESKS)
    address = checked_address(email, Channel.EMAIL)
    phone = checked_address(code_phone, Channel.TEXT) if code_phone.strip() else ""
    values = {"email": address, "code_phone": phone, "is_open": is_open, "set_at": timezone.now(), "set_by": by}
    desk, _ = ReferralDesk.objects.update_or_create(service=service, defaults=values)
    details: dict[str, Detail] = {"open": is_open}
    record(audit_events.DESK_SET, by=by, about=f"service:{service.pk}", details=details)
    return desk
