"""What the safeguards keep: agreements, accounts and reviews, seals, consents, openings, holds, disposals."""

from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, POLICE, SINCE, CastAgency
from coresponder.safeguards.accounts.models import Agency, Credential, Membership, ReviewedAccount, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.audit.actions.seals import seal_now
from coresponder.safeguards.audit.models import TrailVerification
from coresponder.safeguards.audit.reviewing.weeks import week_of
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.permissions.roles import OFFICER
from coresponder.safeguards.retention.actions.holds import lift_hold, place_hold
from coresponder.safeguards.retention.certificates import certificate_content
from coresponder.safeguards.retention.models import Certificate, DisposalRequest, LegalHold
from coresponder.safeguards.retention.packs import pack_in_use
from coresponder.safeguards.retention.vocabulary import DisposalState
from coresponder.safeguards.staff.actions.inviting import HandedOut, invite, withdraw_invitation
from coresponder.safeguards.staff.actions.reviews import open_review
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import term
from tests.support.cast import member
from tests.support.consents import clinic, police, recovery_house


class SampleSafeguards:
    """Makes each of them once, when it is first asked for, or anew with each call."""

    @cached_property
    def odette(self) -> User:
        """An officer who is none of the cast."""
        role = OFFICER.key
        odette = User.objects.create_user("odette", display_name="Odette Officer", role=role, agency=police())
        Membership.objects.create(user=odette, agency=police(), role=role, starts_on=SINCE)
        return odette

    def membership_of(self, user: User) -> int:
        """The membership that an account acts in."""
        return Membership.objects.get(user=user, agency=user.agency).pk

    @cached_property
    def credential(self) -> int:
        """Odette's license."""
        kind, today = CredentialKind.LICENSE, timezone.localdate()
        return Credential.objects.create(user=self.odette, kind=kind, number="7", issued_on=today).pk

    def invitation(self) -> HandedOut:
        """A link for somebody who has not come yet."""
        return invite(display_name="Nina New", agency=police(), role=OFFICER.key, by=member("cora"))

    def withdrawn_invitation(self) -> UUID:
        """A link that works no more."""
        return withdraw_invitation(invitation=self.invitation().invitation, by=member("cora")).pk

    @cached_property
    def agency(self) -> Agency:
        """A partner of nobody of the cast."""
        return recovery_house()

    @cached_property
    def reviewed(self) -> ReviewedAccount:
        """Odette's account in a review that Priya began."""
        assert self.odette
        return open_review(by=member("priya")).accounts.get(user=self.odette)

    def passkey_of(self, user: User) -> int:
        """A passkey whose private half nobody has; an authenticator app and recovery codes are set up as well."""
        TOTP.activate(user, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(user)
        found: int = WebAuthn.add(user, "Key", _registration()).instance.pk
        return found

    @cached_property
    def seal(self) -> int:
        """A seal over everything that has happened so far."""
        made = seal_now(by=member("priya"))
        assert made
        return made.number

    @cached_property
    def this_week(self) -> str:
        """The Monday of the week in which all of this happens."""
        return week_of(timezone.now()).starts_on.isoformat()

    def verification(self) -> UUID:
        """Somebody had the trail verified."""
        return TrailVerification.objects.create(requested_by=member("priya")).pk

    def agreement(self, make: Any) -> UUID:
        """An agreement between the police and the clinic, brought to a state by `make`."""
        made: Agreement = make(_cell(POLICE, BEHAVIORAL_HEALTH))
        return made.pk

    def consent(self, person_id: UUID, recipient: Agency, **more: Any) -> UUID:
        """A consent under which the recovery house may share with the recipient."""
        return Consent.objects.create(
            person_id=person_id, holder=recovery_house(), recipient=recipient, data_classes=["substance_use"],
            purposes=["treatment"], method="signature", form_version="sharing-2026-1",
            given_at=timezone.now(), expires_at=timezone.now() + timedelta(days=30),
            **{"obtained_by": member("clara"), "obtaining_agency": clinic()} | more,
        ).pk  # fmt: skip

    def consent_of_others(self, person_id: UUID) -> UUID:
        """A consent that concerns the recovery house and the police alone."""
        obtained: dict[str, Any] = {"obtained_by": self.odette, "obtaining_agency": police()}
        return self.consent(person_id, police(), **obtained)

    def restriction(self, person_id: UUID) -> UUID:
        """Which clinical words the person wants kept from the police, as the clinic recorded it."""
        about, clara = DataClass.CLINICAL, member("clara")
        return Restriction.objects.create(
            person_id=person_id, kept_from=police(), data_class=about, recorded_by=clara
        ).pk

    def opening(self, person_id: UUID, by: User) -> UUID:
        """What somebody opened in an emergency."""
        now = timezone.now()
        return Opening.objects.create(
            person_id=person_id, opened_by=by, kind="serious_threat", data_classes=["safety"], opened_at=now,
            closes_at=now + timedelta(hours=2), review_due_on=now.date(),
        ).pk  # fmt: skip

    @cached_property
    def rule(self) -> str:
        """The first rule of the retention pack."""
        return pack_in_use().rules[0].key

    def hold(self) -> LegalHold:
        """A legal hold on a category."""
        return place_hold(person_id=None, category=pack_in_use().rules[0].category, reason="Letter 7.", by=_priya())

    def lifted_hold(self) -> UUID:
        """A legal hold that holds no more."""
        return lift_hold(hold=self.hold(), by=_priya()).pk

    def disposal(self, number: int, state: DisposalState) -> DisposalRequest:
        """A disposal by one of the rules, for which somebody asked who is none of the cast."""
        pack, now = pack_in_use(), timezone.now()
        rule = pack.rules[number]
        decided = {} if state == DisposalState.ASKED else {"decided_by": member("cora"), "decided_at": now}
        carried_out = {"carried_out_at": now} if state == DisposalState.CARRIED_OUT else {}
        return DisposalRequest.objects.create(
            category=rule.category, disposal=rule.disposal, rule=rule.to_mapping(), pack=pack.name,
            pack_sha256=pack.sha256, triggered_before=now, state=state, asked_by=self.odette, **decided, **carried_out,
        )  # fmt: skip

    @cached_property
    def certificate(self) -> UUID:
        """The certificate of a disposal that is carried out."""
        request = self.disposal(1, DisposalState.CARRIED_OUT)
        content, sha256 = certificate_content(request, carried_out_by=member("cora"))
        now = timezone.now()
        made = Certificate.objects.create(request=request, content=content, content_sha256=sha256, issued_at=now)
        return made.pk


def _priya() -> User:
    return member("priya")


def _cell(owner: CastAgency, recipient: CastAgency) -> Cell:
    return term(owner, recipient, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)


def _registration() -> dict[str, Any]:
    """What a browser sends when a passkey is added."""
    public_key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, b"credential", public_key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    authenticator = AuthenticatorData.create(bytes(32), flags, 0, credential)
    attested = AttestationObject.create("none", authenticator, {})
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
    said = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attested)}
    name = websafe_encode(b"credential")
    return {"id": name, "rawId": name, "type": "public-key", "response": said, "clientExtensionResults": {}}
