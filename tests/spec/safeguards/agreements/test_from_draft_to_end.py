"""An agreement, from the draft to its end.

Cora drafts it, Sol signs for the police and Sade for behavioral health. From then on, and to the day, Clara may read
what its terms open to her; when either of the two ends it, she may not in the same minute.
"""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, POLICE, cast_agency
from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.drafting import (
    add_party,
    draft_agreement,
    give_up_draft,
    remove_party,
    write_agreement,
)
from coresponder.safeguards.agreements.actions.renewing import renew_agreement
from coresponder.safeguards.agreements.actions.signing import agree, open_again, record_signature_on_paper, sign
from coresponder.safeguards.agreements.actions.stopping import end_agreement, resume_agreement, suspend_agreement
from coresponder.safeguards.agreements.actions.terms import put_term, remove_term, set_terms
from coresponder.safeguards.agreements.contents import sha256_of
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import AgreementState, Clause
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose
from tests.spec.safeguards.agreements.conftest import decision
from tests.support.agreements import agreed, drafted, in_force, sign_all, signatory, term

SAFETY = (POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)


def events(agreement: Agreement) -> list[str]:
    """What the trail says was done to it."""
    trail = AuditEvent.objects.filter(about=f"agreement:{agreement.pk}").order_by("position")
    return list(trail.values_list("event", flat=True))


class TestTheStory:
    def test_from_the_first_word_to_the_last_day(self, cora: User, clara: User, sol: User, sade: User) -> None:
        police, health = cast_agency(POLICE), cast_agency(BEHAVIORAL_HEALTH)
        agreement = draft_agreement(title="Crisis response", agencies=[police, health], by=cora)
        put_term(agreement=agreement, cell=term(*SAFETY), by=cora)
        write_agreement(
            agreement=agreement,
            title="Crisis response",
            starts_on=timezone.localdate(),
            ends_on=None,
            review_on=None,
            text="",
            clauses={Clause.RETENTION: "As long as the plan is current."},
            by=cora,
        )
        agreement = agree(agreement=agreement, by=cora)
        assert not decision(clara).is_allowed
        agreement = sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=sol)
        assert not decision(clara).is_allowed
        agreement = sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=sade)
        assert decision(clara).opened_by == f"agreement:{agreement.pk}"
        end_agreement(agreement=agreement, reason="The team was dissolved.", by=sade)
        assert not decision(clara).is_allowed
        assert events(agreement) == [
            "agreement.drafted",
            "agreement.term_put",
            "agreement.written",
            "agreement.agreed",
            "agreement.signed",
            "agreement.signed",
            "agreement.in_force",
            "agreement.ended",
        ]

    def test_the_other_direction_stays_closed(self, omar: User, waiting: Agreement) -> None:
        sign_all(waiting)
        assert not decision(omar, data_class=DataClass.CLINICAL).is_allowed

    def test_nothing_of_it_is_done_that_cannot_be_audited(
        self, waiting: Agreement, sol: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise RuntimeError("The trail cannot be written.")

        monkeypatch.setattr("coresponder.safeguards.agreements.actions.signing.record", refuse)
        with pytest.raises(RuntimeError):
            sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        assert not waiting.parties.filter(signed_at__isnull=False).exists()


class TestDrafting:
    def test_begins_with_the_uses_that_are_prohibited(self, cora: User) -> None:
        draft = draft_agreement(title="New", agencies=[], by=cora)
        assert "arrest, charging, immigration" in draft.clauses[Clause.PROHIBITED_USES]

    def test_is_not_for_an_officer(self, omar: User) -> None:
        with pytest.raises(Denied, match="may not draft agreements"):
            draft_agreement(title="New", agencies=[], by=omar)

    def test_a_party_that_leaves_takes_its_terms_along(self, cora: User) -> None:
        draft = drafted(term(*SAFETY), term(DISPATCH, POLICE, DataClass.OPERATIONAL, Purpose.CRISIS_RESPONSE))
        remove_party(agreement=draft, agency=cast_agency(BEHAVIORAL_HEALTH), by=cora)
        assert [each.from_agency.name for each in draft.terms.all()] == [DISPATCH.name]

    def test_a_party_is_one_once(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        with pytest.raises(UsageError, match="already"):
            add_party(agreement=draft, agency=cast_agency(POLICE), by=cora)

    def test_substance_use_records_never_go_without_consent(self, cora: User) -> None:
        draft = drafted(term(BEHAVIORAL_HEALTH, DISPATCH, DataClass.SUBSTANCE_USE, Purpose.TREATMENT))
        assert draft.terms.get().needs_consent

    def test_a_term_is_between_parties(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        with pytest.raises(UsageError, match="two parties of the draft"):
            put_term(agreement=draft, cell=term(DISPATCH, POLICE, DataClass.SAFETY, Purpose.TREATMENT), by=cora)

    def test_a_term_names_only_roles_that_there_are(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        with pytest.raises(UsageError, match="role that there is not"):
            put_term(agreement=draft, cell=term(*SAFETY, roles=["janitor"]), by=cora)

    def test_what_stands_in_a_cell_can_be_changed_and_taken_out(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        changed = put_term(agreement=draft, cell=term(*SAFETY, roles=["clinician"]), by=cora)
        assert draft.terms.get().roles == ["clinician"]
        remove_term(agreement=draft, term=changed, by=cora)
        assert not draft.terms.exists()
        with pytest.raises(UsageError, match="not in the draft"):
            remove_term(agreement=draft, term=changed, by=cora)

    def test_the_whole_matrix_is_set_in_one_go(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        identity = term(POLICE, BEHAVIORAL_HEALTH, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE)
        set_terms(agreement=draft, cells=[term(*SAFETY, needs_consent=True), identity], by=cora)
        assert {(each.data_class, each.needs_consent) for each in draft.terms.all()} == {
            ("safety", True),
            ("identity", False),
        }
        said = AuditEvent.objects.filter(event="agreement.terms_set").latest("position").details
        assert said == {"added": 1, "changed": 1, "removed": 0}

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "code"),
        [(None, date(2030, 1, 1), "no_first_day"), (date(2030, 1, 2), date(2030, 1, 1), "ends_before_it_starts")],
    )
    def test_days_that_cannot_be_are_refused(
        self, cora: User, starts_on: date | None, ends_on: date, code: str
    ) -> None:
        draft = drafted(term(*SAFETY))
        with pytest.raises(UsageError) as refused:
            write_agreement(
                agreement=draft,
                title="x",
                starts_on=starts_on,
                ends_on=ends_on,
                review_on=None,
                text="",
                clauses={},
                by=cora,
            )
        assert refused.value.code == code

    def test_a_draft_can_be_given_up_and_stays_so(self, cora: User) -> None:
        gone = give_up_draft(agreement=drafted(term(*SAFETY)), by=cora)
        assert gone.state == AgreementState.ENDED
        with pytest.raises(StateError):
            agree(agreement=gone, by=cora)

    def test_giving_up_is_for_drafts_alone(self, cora: User) -> None:
        with pytest.raises(UsageError, match="Everybody has signed"):
            give_up_draft(agreement=in_force(term(*SAFETY)), by=cora)


class TestAgreeing:
    def test_needs_two_parties(self, cora: User) -> None:
        draft = draft_agreement(title="Alone", agencies=[cast_agency(POLICE)], by=cora)
        with pytest.raises(UsageError, match="at least two agencies"):
            agree(agreement=draft, by=cora)

    def test_needs_terms_and_a_first_day(self, cora: User) -> None:
        draft = draft_agreement(title="Empty", agencies=[cast_agency(POLICE), cast_agency(DISPATCH)], by=cora)
        with pytest.raises(UsageError, match="no first day"):
            agree(agreement=draft, by=cora)
        Agreement.objects.filter(pk=draft.pk).update(starts_on=timezone.localdate())
        with pytest.raises(UsageError, match="opens nothing"):
            agree(agreement=draft, by=cora)

    def test_needs_a_last_day_that_has_not_passed(self, cora: User) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        with pytest.raises(StateError, match="Its last day has passed"):
            agreed(term(*SAFETY), starts_on=yesterday, ends_on=yesterday)

    def test_another_basis_has_to_be_named(self, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        other = Cell(
            from_agency_id=cast_agency(POLICE).pk,
            to_agency_id=cast_agency(BEHAVIORAL_HEALTH).pk,
            data_class=DataClass.IDENTITY,
            purpose=Purpose.CRISIS_RESPONSE,
            legal_basis=LegalBasis.OTHER,
        )
        put_term(agreement=draft, cell=other, by=cora)
        with pytest.raises(UsageError, match="another basis"):
            agree(agreement=draft, by=cora)

    def test_fixes_the_hash_over_all_that_it_says(self, waiting: Agreement) -> None:
        assert waiting.content_sha256 == sha256_of(waiting)
        assert waiting.content["parties"][0]["name"]

    def test_is_for_drafts(self, waiting: Agreement, cora: User) -> None:
        with pytest.raises(StateError):
            agree(agreement=waiting, by=cora)


class TestSigning:
    def test_a_stranger_to_the_agreement_may_not(self, waiting: Agreement) -> None:
        stranger = signatory("stella", DISPATCH)
        with pytest.raises(Denied) as refused:
            sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=stranger)
        assert refused.value.code == "not_a_party"

    def test_nor_somebody_whose_membership_is_over(self, waiting: Agreement, sol: User) -> None:
        sol.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
        with pytest.raises(Denied):
            sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)

    def test_nor_the_coordinator_nor_an_officer_of_a_party(self, waiting: Agreement, cora: User, omar: User) -> None:
        for somebody in (cora, omar):
            with pytest.raises(Denied, match="may not sign an agreement"):
                sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=somebody)

    def test_changed_terms_cannot_be_signed_with_an_old_hash(self, waiting: Agreement, cora: User, sol: User) -> None:
        seen = waiting.content_sha256
        draft = open_again(agreement=waiting, by=cora)
        put_term(agreement=draft, cell=term(*SAFETY, needs_consent=True), by=cora)
        changed = agree(agreement=draft, by=cora)
        with pytest.raises(StateError) as refused:
            sign(agreement=changed, terms_sha256=seen, by=sol)
        assert refused.value.code == "terms_changed"

    def test_opening_again_voids_what_was_signed(self, waiting: Agreement, cora: User, sol: User, sade: User) -> None:
        sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        same = agree(agreement=open_again(agreement=waiting, by=cora), by=cora)
        assert sign(agreement=same, terms_sha256=same.content_sha256, by=sade).state == AgreementState.AGREED

    def test_once_is_enough(self, waiting: Agreement, sol: User) -> None:
        sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        with pytest.raises(StateError, match="signed already"):
            sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)

    def test_a_draft_cannot_be_signed(self, sol: User) -> None:
        with pytest.raises(StateError):
            sign(agreement=drafted(term(*SAFETY)), terms_sha256="", by=sol)

    def test_paper_is_entered_by_the_coordinator_and_marked(self, waiting: Agreement, cora: User) -> None:
        record_signature_on_paper(
            agreement=waiting,
            agency=cast_agency(POLICE),
            terms_sha256=waiting.content_sha256,
            document="County clerk, file 12",
            signed_on=timezone.localdate(),
            by=cora,
        )
        party = waiting.parties.get(agency=cast_agency(POLICE))
        assert (party.is_on_paper, party.signed_by) == (True, cora)

    @pytest.mark.parametrize(("document", "days", "code"), [(" ", 0, "no_document"), ("File", 1, "signed_tomorrow")])
    def test_paper_without_a_place_or_from_tomorrow_is_refused(
        self, waiting: Agreement, cora: User, document: str, days: int, code: str
    ) -> None:
        with pytest.raises(UsageError) as refused:
            record_signature_on_paper(
                agreement=waiting,
                agency=cast_agency(POLICE),
                terms_sha256=waiting.content_sha256,
                document=document,
                signed_on=timezone.localdate() + timedelta(days=days),
                by=cora,
            )
        assert refused.value.code == code

    def test_a_signatory_does_not_enter_paper_for_others(self, waiting: Agreement, sol: User) -> None:
        with pytest.raises(Denied):
            record_signature_on_paper(
                agreement=waiting,
                agency=cast_agency(BEHAVIORAL_HEALTH),
                terms_sha256=waiting.content_sha256,
                document="x",
                signed_on=timezone.localdate(),
                by=sol,
            )


class TestStopping:
    def test_suspended_closes_and_resumed_opens(self, waiting: Agreement, clara: User, sol: User) -> None:
        agreement = sign_all(waiting)
        assert decision(clara).is_allowed
        suspend_agreement(agreement=agreement, reason="A breach is being looked into.", by=sol)
        assert not decision(clara).is_allowed
        resume_agreement(agreement=agreement, by=sol)
        assert decision(clara).is_allowed

    def test_what_one_party_closed_the_other_does_not_open(self, waiting: Agreement, sol: User, sade: User) -> None:
        agreement = suspend_agreement(agreement=sign_all(waiting), reason="Breach.", by=sol)
        with pytest.raises(Denied, match="that side alone may let it hold again"):
            resume_agreement(agreement=agreement, by=sade)

    def test_what_both_closed_is_open_once_both_have_resumed_it(
        self, waiting: Agreement, clara: User, sol: User, sade: User
    ) -> None:
        agreement = sign_all(waiting)
        for side in (sol, sade):
            suspend_agreement(agreement=agreement, reason="Breach.", by=side)
        with pytest.raises(StateError, match="Your side has suspended it already"):
            suspend_agreement(agreement=agreement, reason="Again.", by=sol)
        assert resume_agreement(agreement=agreement, by=sol).state == AgreementState.SUSPENDED
        assert not decision(clara).is_allowed
        assert resume_agreement(agreement=agreement, by=sade).state == AgreementState.IN_FORCE
        assert decision(clara).is_allowed
        assert [each.reason for each in agreement.suspensions.all()] == ["Breach.", "Breach."]

    def test_the_privacy_officer_may_stop_what_she_is_no_party_of(self, waiting: Agreement, priya: User) -> None:
        agreement = suspend_agreement(agreement=sign_all(waiting), reason="Breach.", by=priya)
        assert resume_agreement(agreement=agreement, by=priya).state == AgreementState.IN_FORCE

    def test_an_agency_that_is_no_party_may_not(self, waiting: Agreement) -> None:
        agreement = sign_all(waiting)
        with pytest.raises(Denied, match="Only a party"):
            end_agreement(agreement=agreement, reason="No.", by=signatory("stella", DISPATCH))

    def test_needs_a_reason(self, waiting: Agreement, sol: User) -> None:
        agreement = sign_all(waiting)
        for stop in (suspend_agreement, end_agreement):
            with pytest.raises(UsageError, match="reason is missing"):
                stop(agreement=agreement, reason=" ", by=sol)

    def test_an_end_cannot_be_undone(self, waiting: Agreement, sol: User) -> None:
        agreement = end_agreement(agreement=sign_all(waiting), reason="Over.", by=sol)
        with pytest.raises(StateError):
            resume_agreement(agreement=agreement, by=sol)

    def test_what_is_signed_and_not_begun_is_not_resumed_into_force(self, sol: User) -> None:
        later = timezone.localdate() + timedelta(days=9)
        agreement = sign_all(agreed(term(*SAFETY), starts_on=later))
        with pytest.raises(UsageError, match="not suspended"):
            resume_agreement(agreement=agreement, by=sol)


class TestRenewing:
    def test_copies_what_was_agreed_and_takes_its_place(self, waiting: Agreement, cora: User, clara: User) -> None:
        old = sign_all(waiting)
        renewal = renew_agreement(agreement=old, by=cora)
        assert [each.data_class for each in renewal.terms.all()] == ["safety"]
        assert renewal.replaces == old
        Agreement.objects.filter(pk=renewal.pk).update(starts_on=timezone.localdate())
        new = sign_all(agree(agreement=renewal, by=cora))
        old.refresh_from_db()
        assert (old.state, new.state) == (AgreementState.ENDED, AgreementState.IN_FORCE)
        assert decision(clara).opened_by == f"agreement:{new.pk}"

    def test_what_the_renewal_leaves_out_is_closed(self, waiting: Agreement, cora: User, clara: User) -> None:
        renewal = renew_agreement(agreement=sign_all(waiting), by=cora)
        identity = term(POLICE, BEHAVIORAL_HEALTH, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE)
        set_terms(agreement=renewal, cells=[identity], by=cora)
        Agreement.objects.filter(pk=renewal.pk).update(starts_on=timezone.localdate())
        sign_all(agree(agreement=renewal, by=cora))
        assert decision(clara, data_class=DataClass.IDENTITY).is_allowed
        assert not decision(clara).is_allowed

    def test_begins_the_day_after_the_last(self, cora: User) -> None:
        last = timezone.localdate() + timedelta(days=20)
        renewal = renew_agreement(agreement=in_force(term(*SAFETY), ends_on=last), by=cora)
        assert renewal.starts_on == last + timedelta(days=1)

    def test_is_done_once_and_not_with_a_draft(self, waiting: Agreement, cora: User) -> None:
        with pytest.raises(StateError, match="Change the draft instead"):
            renew_agreement(agreement=waiting, by=cora)
        old = sign_all(waiting)
        renew_agreement(agreement=old, by=cora)
        with pytest.raises(StateError, match="drafted already"):
            renew_agreement(agreement=old, by=cora)
