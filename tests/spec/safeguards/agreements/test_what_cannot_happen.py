"""What cannot happen to an agreement, whoever tries and by whichever way.

The database keeps what is agreed as it is, and the states in their order. Two who sign at once end in one state. And
whatever is tried in whatever order, nothing is open that is not in force today.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, POLICE, cast_agency
from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.drafting import add_party, give_up_draft, remove_party
from coresponder.safeguards.agreements.actions.renewing import renew_agreement
from coresponder.safeguards.agreements.actions.signing import agree, open_again, sign
from coresponder.safeguards.agreements.actions.starting import keep_to_the_days
from coresponder.safeguards.agreements.actions.stopping import end_agreement, resume_agreement, suspend_agreement
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.models import Agreement, Party, Term
from coresponder.safeguards.agreements.queries import terms_in_force
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import agreed, drafted, ended, in_force, sign_all, signatory, signed, suspended, term
from tests.support.cast import member

SAFETY = (POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)
FIXED = [agreed, signed, in_force, suspended, ended]
TRIGGER = import_module("coresponder.safeguards.agreements.migrations.0003_agreed_is_fixed")

Tried = Callable[[Agreement], object]
CHANGES: dict[str, Tried] = {
    "a term changed": lambda agreement: agreement.terms.update(needs_consent=False, data_class="clinical"),
    "a term removed": lambda agreement: agreement.terms.all().delete(),
    "a term added": lambda agreement: Term.objects.create(
        agreement=agreement,
        from_agency=cast_agency(BEHAVIORAL_HEALTH),
        to_agency=cast_agency(POLICE),
        data_class="safety",
        purpose="treatment",
        legal_basis="treatment",
    ),
    "a party added": lambda agreement: Party.objects.create(agreement=agreement, agency=cast_agency(DISPATCH)),
    "a party removed": lambda agreement: agreement.parties.all().delete(),
    "a party exchanged": lambda agreement: agreement.parties.filter(agency=cast_agency(POLICE)).update(
        agency=cast_agency(DISPATCH)
    ),
    "the text": lambda agreement: Agreement.objects.filter(pk=agreement.pk).update(text="Everything."),
    "the clauses": lambda agreement: Agreement.objects.filter(pk=agreement.pk).update(clauses={}, title="x"),
    "the last day": lambda agreement: Agreement.objects.filter(pk=agreement.pk).update(ends_on="2099-01-01"),
    "the hash": lambda agreement: Agreement.objects.filter(pk=agreement.pk).update(content_sha256="0" * 64),
    "all of it": lambda agreement: Agreement.objects.filter(pk=agreement.pk).delete(),
}


def goes_through(change: Tried, agreement: Agreement) -> bool:
    """Whether the database lets somebody do this; whatever it says, nothing is changed afterwards."""
    try:
        with transaction.atomic():
            change(agreement)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


class TestTheDatabase:
    @pytest.mark.parametrize("made", FIXED, ids=lambda made: made.__name__)
    def test_keeps_what_is_agreed(self, db: None, made: Callable[..., Agreement]) -> None:
        agreement = made(term(*SAFETY))
        let_through = [name for name, change in CHANGES.items() if goes_through(change, agreement)]
        assert not let_through

    def test_lets_a_draft_be_changed(self, db: None) -> None:
        agreement = drafted(term(*SAFETY))
        let_through = {name for name, change in CHANGES.items() if goes_through(change, agreement)}
        assert let_through == CHANGES.keys() - {"a party exchanged", "the hash"}

    def test_knows_the_order_of_the_states(self) -> None:
        allowed = AGREEMENT_TRANSITIONS.allowed.items()
        assert set(TRIGGER.FOLLOWERS) == {(str(state), str(after)) for state, each in allowed for after in each}

    @pytest.mark.parametrize("made", [drafted, *FIXED], ids=lambda made: made.__name__)
    def test_lets_no_state_be_left_out(self, db: None, made: Callable[..., Agreement]) -> None:
        agreement = made(term(*SAFETY))
        allowed = {agreement.state, *AGREEMENT_TRANSITIONS.allowed[agreement.state]}
        for wanted in set(AgreementState.values) - allowed:
            with pytest.raises(DatabaseError), transaction.atomic():
                Agreement.objects.filter(pk=agreement.pk).update(state=wanted)

    def test_takes_nothing_for_signed_that_a_party_has_not_signed(self, waiting: Agreement, sol: User) -> None:
        sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        with pytest.raises(DatabaseError, match="has not signed"), transaction.atomic():
            Agreement.objects.filter(pk=waiting.pk).update(state="signed")

    def test_lets_nothing_hold_again_that_a_side_keeps_suspended(self, db: None) -> None:
        agreement = suspended(term(*SAFETY))
        with pytest.raises(DatabaseError, match="not resumed it"), transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(state="in_force")

    def test_begins_with_a_draft(self, cora: User) -> None:
        with pytest.raises(DatabaseError, match="begins as a draft"), transaction.atomic():
            Agreement.objects.create(title="x", state="agreed", content={}, content_sha256="0" * 64, drafted_by=cora)

    def test_lets_no_signature_be_exchanged(self, waiting: Agreement, sol: User, cora: User) -> None:
        sign(agreement=waiting, terms_sha256=waiting.content_sha256, by=sol)
        with pytest.raises(DatabaseError, match="signature that is given"), transaction.atomic():
            waiting.parties.filter(signed_by=sol).update(signed_by=cora)


class TestTwoAtOnce:
    @pytest.mark.django_db(transaction=True)
    def test_who_sign_end_in_one_state(self) -> None:
        sol, sade = signatory("sol", POLICE), signatory("sade", BEHAVIORAL_HEALTH)
        agreement = agreed(term(*SAFETY))
        together(lambda user: sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=user), sol, sade)
        agreement.refresh_from_db()
        assert agreement.state == AgreementState.IN_FORCE
        assert AuditEvent.objects.filter(event="agreement.in_force").count() == 1
        assert AuditEvent.objects.filter(event="agreement.signed").count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_of_whom_one_signs_and_one_opens_again_leave_nothing_half_signed(self) -> None:
        sol, sade, cora = signatory("sol", POLICE), signatory("sade", BEHAVIORAL_HEALTH), member("cora")
        agreement = agreed(term(*SAFETY))
        sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=sol)

        def signs_or_opens(user: User) -> None:
            if user == cora:
                open_again(agreement=agreement, by=cora)
            else:
                sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=user)

        together(signs_or_opens, sade, cora)
        agreement.refresh_from_db()
        signatures = agreement.parties.exclude(signed_by=None).count()
        assert (agreement.state, signatures) in {(AgreementState.IN_FORCE, 2), (AgreementState.DRAFTED, 0)}


def together(deed: Callable[[User], object], *people: User) -> None:
    """Each does it on a connection of their own, all at the same moment; a refusal is an answer, too."""
    barrier = threading.Barrier(len(people))

    def alone(user: User) -> None:
        try:
            barrier.wait(timeout=10)
            deed(user)
        except (CoresponderError, Denied):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=alone, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Whatever somebody could try, in the words of the actions. Days are counted from today.
DEEDS: dict[str, Callable[[Agreement], object]] = {
    "agree": lambda it: agree(agreement=it, by=member("cora")),
    "open again": lambda it: open_again(agreement=it, by=member("cora")),
    "give up": lambda it: give_up_draft(agreement=it, by=member("cora")),
    "renew": lambda it: renew_agreement(agreement=it, by=member("cora")),
    "no terms": lambda it: set_terms(agreement=it, cells=[], by=member("cora")),
    "terms": lambda it: set_terms(agreement=it, cells=[term(*SAFETY)], by=member("cora")),
    "leave": lambda it: remove_party(agreement=it, agency=cast_agency(POLICE), by=member("cora")),
    "join": lambda it: add_party(agreement=it, agency=cast_agency(POLICE), by=member("cora")),
    "sol signs": lambda it: sign(agreement=it, terms_sha256=it.content_sha256, by=signatory("sol", POLICE)),
    "sade signs": lambda it: sign(
        agreement=it, terms_sha256=it.content_sha256, by=signatory("sade", BEHAVIORAL_HEALTH)
    ),
    "all sign": lambda it: sign_all(it),
    "sol suspends": lambda it: suspend_agreement(agreement=it, reason="x", by=signatory("sol", POLICE)),
    "priya suspends": lambda it: suspend_agreement(agreement=it, reason="x", by=member("priya")),
    "sol resumes": lambda it: resume_agreement(agreement=it, by=signatory("sol", POLICE)),
    "priya resumes": lambda it: resume_agreement(agreement=it, by=member("priya")),
    "sade ends": lambda it: end_agreement(agreement=it, reason="x", by=signatory("sade", BEHAVIORAL_HEALTH)),
    "the calendar": lambda it: keep_to_the_days(),
    "a day passes": lambda it: keep_to_the_days(at=timezone.now() + timedelta(days=1)),
}
# Signing all has to be frequent, or few sequences would ever come into force.
LIKELY = [*DEEDS, "agree", "all sign", "all sign", "sol suspends", "sol resumes"]


@pytest.mark.django_db
class TestWhateverIsTried:
    @given(
        deeds=st.lists(st.sampled_from(LIKELY), max_size=9),
        starts_in=st.integers(-1, 1),
        lasts=st.integers(0, 2),
    )
    @settings(max_examples=30)
    def test_no_state_is_undefined_and_nothing_is_open_that_is_not_in_force_today(
        self, deeds: list[str], starts_in: int, lasts: int
    ) -> None:
        with transaction.atomic():
            today = timezone.localdate()
            first = today + timedelta(days=starts_in)
            agreement = drafted(term(*SAFETY), starts_on=first, ends_on=first + timedelta(days=lasts))
            for deed in deeds:
                before = agreement.state
                tried(deed, agreement)
                agreement.refresh_from_db()
                self.holds(agreement, before)
            transaction.set_rollback(True)

    def holds(self, agreement: Agreement, before: str) -> None:
        """What must be so after every deed."""
        today = timezone.localdate()
        assert agreement.state in AgreementState.values
        if agreement.state in ("signed", "in_force", "suspended"):
            parties = agreement.parties.all()
            assert {each.signed_terms_sha256 for each in parties} == {agreement.content_sha256}
        is_open = terms_in_force(timezone.now()).filter(agreement=agreement).exists()
        within = agreement.starts_on <= today <= agreement.ends_on
        has_terms = agreement.terms.exists()
        assert is_open == (agreement.state == AgreementState.IN_FORCE and within and has_terms)
        assert before != AgreementState.ENDED or agreement.state == AgreementState.ENDED


def tried(deed: str, agreement: Agreement) -> None:
    """A refusal leaves everything as it was."""
    try:
        with transaction.atomic():
            DEEDS[deed](agreement)
    except (CoresponderError, Denied):
        pass
