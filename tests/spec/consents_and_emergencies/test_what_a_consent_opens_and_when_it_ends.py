"""What a consent opens, and when it ends.

It opens what it names, for what it names, to whom it names, and notice of 42 CFR 2.32 goes along. Taken back, it opens
nothing from that moment on; it stays on file, with the list of what was shared while it held.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.access.asking import Ask, Decision, Part
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.gathering import facts_for, subject_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.actions.consents import revoke_consent
from coresponder.safeguards.consent.actions.restrictions import lift_restriction, restrict_sharing
from coresponder.safeguards.consent.models import Restriction
from coresponder.safeguards.consent.notice import travelling_with
from coresponder.safeguards.consent.vocabulary import ConsentKind
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose
from tests.support.cast import member
from tests.support.consents import clinic, consent_of_avery, dispatch, police, recovery_house, shared
from tests.support.known_persons import AVERY
from tests.support.page import PageClient

CONSENTS = f"/people/{AVERY}/consents/"


def decision(by: User, *, purpose: Purpose = Purpose.TREATMENT, at: datetime | None = None, **part: object) -> Decision:
    """What is decided about a part of Avery's record at the recovery house, with what is on file."""
    at = at or timezone.now()
    asked = Part(
        person_id=AVERY,
        owner_agency_id=recovery_house().pk,
        owner_kind=recovery_house().kind,
        data_class=DataClass.SUBSTANCE_USE,
        author_id=0,
    )
    subject = subject_of(by, at)
    ask = Ask(subject=subject, part=replace(asked, **part), deed=Deed.READ, purpose=purpose, at=at)
    return decide(ask, facts_for(by, at, person_id=AVERY))


def carlos_at_another_agency() -> User:
    """Carlos, who works for the police now."""
    carlos = member("carlos")
    carlos.memberships.update(agency=police())
    carlos.agency = police()
    carlos.save()
    return carlos


class TestWhatItOpens:
    def test_what_it_names_is_open_and_the_notice_goes_along(self, clara: User) -> None:
        consent = consent_of_avery(clara)
        opened = decision(clara)
        assert opened.is_allowed
        assert opened.carries_part_2_notice
        notice = travelling_with(
            person_id=AVERY,
            owner_agency_id=recovery_house().pk,
            purpose=Purpose.TREATMENT,
            opened_by=opened.opened_by,
            by=clara,
        )
        assert notice.consent_id == consent.pk
        assert "may share substance-use treatment (42 CFR Part 2) with Marigold Behavioral Health" in notice.scope

    @pytest.mark.parametrize(
        ("purpose", "part"),
        [
            (Purpose.EVALUATION, {}),
            (Purpose.TREATMENT, {"data_class": DataClass.CLINICAL}),
            (Purpose.LEGAL_PROCEEDING, {}),
        ],
    )
    def test_nothing_else_is_open(self, clara: User, purpose: Purpose, part: dict[str, object]) -> None:
        consent_of_avery(clara)
        assert not decision(clara, purpose=purpose, **part).is_allowed

    def test_nobody_elses_agency_is_let_in(self, clara: User, omar: User, dana: User) -> None:
        consent_of_avery(clara)
        assert not decision(omar).is_allowed
        assert not decision(dana).is_allowed

    def test_a_consent_to_counseling_notes_opens_no_clinical_word(self, clara: User, omar: User) -> None:
        notes = {"kind": ConsentKind.COUNSELING_NOTES, "data_classes": frozenset(), "recipient": clinic()}
        consent_of_avery(clara, **notes)
        assert not decision(clara, data_class=DataClass.CLINICAL).is_allowed
        assert not decision(clara).is_allowed

    def test_a_consent_to_a_proceeding_does_not_open_substance_use(self, clara: User) -> None:
        legal = frozenset({Purpose.LEGAL_PROCEEDING})
        consent_of_avery(clara, kind=ConsentKind.LEGAL, purposes=legal)
        assert decision(clara, purpose=Purpose.LEGAL_PROCEEDING).rule == "part_2_against_the_person"


class TestTakingItBack:
    def test_it_acts_at_once(self, clara: User) -> None:
        consent = consent_of_avery(clara)
        assert decision(clara).is_allowed
        revoked = revoke_consent(consent=consent, note="Said so on the phone.", by=clara)
        assert decision(clara, at=revoked.revoked_at).rule == "part_2_without_consent"
        assert not decision(clara).is_allowed

    def test_it_lists_what_was_shared_under_it_and_nothing_else(self, page: PageClient, clara: User) -> None:
        consent, other = consent_of_avery(clara), consent_of_avery(clara, recipient=dispatch())
        shared(clara, opened_by=f"consent:{consent.pk}")
        shared(clara, opened_by=f"consent:{other.pk}")
        shown = page.as_(clara).get(f"{CONSENTS}{consent.pk}/revoke/")
        assert "acts at once, and cannot be undone" in shown.text
        assert len(shown.all("tr")) == 2
        after = page.as_(clara).post(f"{CONSENTS}{consent.pk}/revoke/", {"note": "Said so on the phone."})
        assert "From now on it opens nothing" in after.text
        assert "Said so on the phone." in after.text
        assert len(after.all("tr")) == 2
        assert AuditEvent.objects.get(event="consent.revoked").details["shared"] == 1

    def test_it_stays_on_file_as_history(self, page: PageClient, clara: User) -> None:
        revoke_consent(consent=consent_of_avery(clara), note="", by=clara)
        text = page.as_(clara).get(CONSENTS).text
        assert "Revoked" in text
        assert recovery_house().name in text

    def test_it_is_revoked_once(self, clara: User) -> None:
        consent = consent_of_avery(clara)
        revoke_consent(consent=consent, note="", by=clara)
        with pytest.raises(StateError) as refused:
            revoke_consent(consent=consent, note="", by=clara)
        assert refused.value.code == "not_revoked_from_revoked"

    def test_the_privacy_officer_takes_it_back_for_a_person_who_writes_to_her(self, clara: User, priya: User) -> None:
        assert revoke_consent(consent=consent_of_avery(clara), note="A letter.", by=priya).revoked_by == priya

    def test_an_officer_does_not(self, page: PageClient, clara: User, omar: User) -> None:
        consent = consent_of_avery(clara)
        page.as_(omar).get(f"{CONSENTS}{consent.pk}/revoke/", status=403)
        with pytest.raises(Denied):
            revoke_consent(consent=consent, note="", by=omar)

    def test_it_ends_by_itself_with_its_last_day(self, page: PageClient, clara: User) -> None:
        consent = consent_of_avery(clara)
        before, after = consent.expires_at - timedelta(seconds=1), consent.expires_at
        assert decision(clara, at=before).is_allowed
        assert not decision(clara, at=after).is_allowed
        with time_machine.travel(after, tick=False):
            assert "Expired" in page.as_(member("clara")).get(CONSENTS).text


class TestWhoSeesIt:
    def test_a_consent_that_does_not_concern_ones_agency_is_not_there(self, page: PageClient, clara: User) -> None:
        consent = consent_of_avery(clara, recipient=dispatch())
        carlos = carlos_at_another_agency()
        assert "No consent that concerns your agency" in page.as_(carlos).get(CONSENTS).text
        page.as_(carlos).get(f"{CONSENTS}{consent.pk}/", status=404)
        page.as_(carlos).get(f"{CONSENTS}{consent.pk}/form/", status=404)

    def test_the_form_can_be_printed_again_as_it_was_agreed_to(self, page: PageClient, clara: User) -> None:
        consent = consent_of_avery(clara)
        text = page.as_(clara).get(f"{CONSENTS}{consent.pk}/form/").text
        assert "sharing-2026-1" in text
        assert "a lawyer must check it" in text
        assert str(consent.pk) in text

    def test_looking_is_an_event(self, page: PageClient, clara: User) -> None:
        consent = consent_of_avery(clara)
        page.as_(clara).get(CONSENTS)
        page.as_(clara).get(f"{CONSENTS}{consent.pk}/")
        events = AuditEvent.objects.filter(event__in=("consent.list_read", "consent.read"))
        assert [event.event for event in events.order_by("position")] == ["consent.list_read", "consent.read"]

    def test_no_copy_stays_in_a_browser(self, page: PageClient, clara: User) -> None:
        assert "no-store" in page.as_(clara).get(CONSENTS).response["Cache-Control"]


class TestKeepingSomethingFromSomebody:
    def test_it_closes_what_a_consent_opened_and_opens_again_when_it_is_lifted(self, clara: User) -> None:
        consent_of_avery(clara, data_classes=frozenset({DataClass.CLINICAL}))
        assert decision(clara, data_class=DataClass.CLINICAL).is_allowed
        kept = restrict_sharing(person_id=AVERY, kept_from=clinic(), data_class="clinical", reason="Asked.", by=clara)
        assert decision(clara, data_class=DataClass.CLINICAL).rule == "kept_from"
        lift_restriction(restriction=kept, reason="Changed her mind.", by=clara)
        assert decision(clara, data_class=DataClass.CLINICAL).is_allowed

    def test_it_is_recorded_and_lifted_on_its_pages_with_both_reasons(self, page: PageClient, clara: User) -> None:
        as_clara = page.as_(clara)
        sent = {"kept_from": police().pk, "data_class": "", "reason": "Avery fears to be arrested."}
        shown = as_clara.post(f"{CONSENTS}restrictions/record/", sent)
        assert "Avery fears to be arrested." in shown.text
        kept = Restriction.objects.get()
        lifted = as_clara.post(f"{CONSENTS}restrictions/{kept.pk}/lift/", {"reason": "They talked about it."})
        assert "They talked about it." in lifted.text
        assert "Lifted" in lifted.text

    def test_it_is_lifted_once_and_never_without_a_reason(self, page: PageClient, clara: User) -> None:
        kept = restrict_sharing(person_id=AVERY, kept_from=None, data_class="", reason="Asked.", by=clara)
        page.as_(clara).post(f"{CONSENTS}restrictions/{kept.pk}/lift/", {"reason": " "}, status=422)
        with pytest.raises(UsageError):
            lift_restriction(restriction=kept, reason=" ", by=clara)
        lift_restriction(restriction=kept, reason="Changed.", by=clara)
        with pytest.raises(StateError):
            lift_restriction(restriction=kept, reason="Again.", by=clara)

    def test_without_a_reason_nothing_is_kept(self, page: PageClient, clara: User) -> None:
        page.as_(clara).post(f"{CONSENTS}restrictions/record/", {"reason": ""}, status=422)
        with pytest.raises(UsageError):
            restrict_sharing(person_id=AVERY, kept_from=None, data_class="", reason="", by=clara)

    def test_from_whom_it_is_kept_does_not_read_it(self, page: PageClient, clara: User) -> None:
        kept = restrict_sharing(person_id=AVERY, kept_from=police(), data_class="", reason="Fears them.", by=clara)
        carlos = carlos_at_another_agency()
        assert "Fears them." not in page.as_(carlos).get(CONSENTS).text
        page.as_(carlos).get(f"{CONSENTS}restrictions/{kept.pk}/lift/", status=404)


class TestPaper:
    @pytest.mark.parametrize(
        ("asked", "heading"),
        [
            ({}, "Permission to share information about me"),
            ({"language": "Spanish"}, "Permiso para compartir información sobre mí"),
            ({"kind": "legal", "language": "Spanish"}, "Permiso para usar información sobre mí en un caso legal"),
            ({"kind": "unheard of", "language": "Klingon"}, "Permission to share information about me"),
        ],
    )
    def test_a_blank_form_is_printed_in_the_language_that_was_asked_for(
        self, page: PageClient, clara: User, asked: dict[str, str], heading: str
    ) -> None:
        assert heading in page.as_(clara).get(f"{CONSENTS}blank-form/", asked).text

    def test_the_page_of_a_consent_carries_the_notice_with_its_identity(self, page: PageClient, clara: User) -> None:
        consent = consent_of_avery(clara)
        shared(clara, opened_by=f"consent:{consent.pk}")
        text = page.as_(clara).get(f"{CONSENTS}{consent.pk}/").text
        assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in text
        assert f"Consent {consent.pk}." in text
