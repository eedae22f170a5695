"""Agreements in the browser: drafted by Cora, read by everybody in the program, signed by the two who answer for it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, POLICE, cast_agency
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements import demonstration
from coresponder.safeguards.agreements.actions.signing import open_again
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import drafted, in_force, sign_all, signatory, term
from tests.support.page import Page, PageClient

SAFETY = (POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE)


def at(agreement: Agreement, more: str = "") -> str:
    """The address of its page, or of a button on it."""
    return f"/agreements/{agreement.pk}/{more}"


class TestTheRegister:
    def test_says_what_holds_while_there_is_none(self, page: PageClient, omar: User) -> None:
        assert "each agency sees its own records alone" in page.as_(omar).get("/agreements/").text

    def test_shows_every_state_and_what_ends_soon(self, page: PageClient, cora: User, omar: User) -> None:
        demonstration.load(by=cora)
        shown = page.as_(omar).get("/agreements/")
        for word in ("In force", "Suspended", "Draft", "Ended", "Ending within 60 days", "Ends in 24 days"):
            assert word in shown.text
        assert "Draft an agreement" not in shown.links

    def test_is_not_there_for_a_stranger(self, page: PageClient, otis: User) -> None:
        agreement = in_force(term(*SAFETY))
        for address in ("/agreements/", at(agreement), at(agreement, "would-open/"), at(agreement, "did-open/")):
            page.as_(otis).get(address, status=404)

    def test_does_not_know_an_agreement_that_there_is_not(self, page: PageClient, omar: User) -> None:
        page.as_(omar).get("/agreements/00000000-0000-4000-8000-000000000009/", status=404)


class TestOneAgreement:
    def test_shows_parties_matrix_clauses_and_history(self, page: PageClient, cora: User, omar: User) -> None:
        demonstration.load(by=cora)
        agreement = Agreement.objects.get(title__startswith="Crisis response")
        text = page.as_(omar).get(at(agreement)).text
        for words in (
            "From Marigold Behavioral Health (invented) to Marigold Police Department (invented)",
            "Responding to a crisis",
            "Never a diagnosis.",
            "immigration enforcement",
            "Not settled in words: ",
            "Sol Signatory signed agreement",
            agreement.content_sha256,
        ):
            assert words in text

    def test_shows_the_buttons_of_those_who_may(
        self, page: PageClient, waiting: Agreement, sol: User, cora: User, omar: User, priya: User
    ) -> None:
        def buttons(user: User) -> set[str]:
            return {each for each in page.as_(user).get(at(waiting)).buttons if each.endswith("…")}

        assert buttons(omar) == set()
        assert buttons(sol) == {"Sign…"}
        assert buttons(cora) == {"Signed on paper…", "Open the terms again…", "Give up…"}
        sign_all(waiting)
        assert buttons(sol) == {"Suspend…", "End…"}
        assert buttons(priya) == {"Suspend…", "End…", "Renew…"}
        assert buttons(signatory("stella", DISPATCH)) == set()

    def test_says_that_its_last_day_has_passed_before_anybody_wrote_it_down(self, page: PageClient, omar: User) -> None:
        agreement = in_force(term(*SAFETY), ends_on=timezone.localdate())
        as_omar = page.as_(omar)
        with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
            as_omar.client.force_login(omar)
            shown = as_omar.get(at(agreement))
        assert "Its last day has passed. It opens nothing." in shown.text


class TestSigning:
    def test_is_one_press_with_the_hash_that_was_seen(
        self, page: PageClient, waiting: Agreement, sol: User, sade: User
    ) -> None:
        for somebody in (sol, sade):
            shown = signed_by(page, somebody, waiting)
            assert "You have signed for your agency." in shown.text
        assert "In force: what its terms open is open now" in shown.text

    def test_is_refused_when_the_page_was_an_old_one(self, page: PageClient, waiting: Agreement, sol: User) -> None:
        shown = page.as_(sol).post(at(waiting, "sign/"), {"terms_sha256": "0" * 64})
        assert "The terms have changed since you looked at them." in shown.text

    def test_is_the_next_step_at_home_until_it_is_done(self, page: PageClient, waiting: Agreement, sol: User) -> None:
        assert "Sign an agreement" in page.as_(sol).get("/home/").links
        signed_by(page, sol, waiting)
        assert "Sign an agreement" not in page.as_(sol).get("/home/").links

    def test_by_somebody_of_another_agency_is_refused_with_a_sentence(
        self, page: PageClient, waiting: Agreement
    ) -> None:
        stella = page.as_(signatory("stella", DISPATCH))
        refused = stella.post(at(waiting, "sign/"), {"terms_sha256": waiting.content_sha256}, status=403)
        assert "Your agency is no party of this agreement" in refused.text

    def test_on_paper_is_entered_by_cora_and_marked(self, page: PageClient, waiting: Agreement, cora: User) -> None:
        sent = {
            "agency": cast_agency(POLICE).pk,
            "document": "File 12, county clerk",
            "signed_on": timezone.localdate().isoformat(),
            "terms_sha256": waiting.content_sha256,
        }
        shown = page.as_(cora).post(at(waiting, "sign-on-paper/"), sent)
        assert "On paper" in shown.text
        assert "File 12, county clerk" in shown.text

    def test_on_paper_without_a_document_is_explained(self, page: PageClient, waiting: Agreement, cora: User) -> None:
        shown = page.as_(cora).post(at(waiting, "sign-on-paper/"), {"agency": cast_agency(POLICE).pk})
        assert "Say where the signed paper is." in shown.text


def signed_by(page: PageClient, user: User, agreement: Agreement) -> Page:
    """Open the page, then press the button on it."""
    as_user = page.as_(user)
    shown = as_user.get(at(agreement))
    seen = next(each.get("value") for each in shown.all("input") if each.get("name") == "terms_sha256")
    return as_user.post(at(agreement, "sign/"), {"terms_sha256": seen})


class TestDrafting:
    def test_begins_with_a_title_and_goes_on_with_the_matrix(self, page: PageClient, cora: User) -> None:
        police, health = cast_agency(POLICE), cast_agency(BEHAVIORAL_HEALTH)
        as_cora = page.as_(cora)
        assert as_cora.post("/agreements/draft/", {"title": ""}, status=422).heading == "Draft an agreement"
        shown = as_cora.post("/agreements/draft/", {"title": "Crisis", "agencies": [police.pk, health.pk]})
        assert shown.heading == "Edit: Crisis"
        assert f"From {POLICE.name} to {BEHAVIORAL_HEALTH.name}" in shown.text

    def test_ticked_boxes_become_terms_with_a_proposal_for_the_basis(self, page: PageClient, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        key = cell(POLICE, BEHAVIORAL_HEALTH, "identity", "treatment")
        saved = page.as_(cora).post(at(draft, "edit/"), {**frame(draft), "cells": [key]})
        assert "The draft is saved." in saved.text
        only = draft.terms.get()
        assert (only.data_class, only.purpose, only.legal_basis) == ("identity", "treatment", "police_record")

    def test_details_of_ticked_boxes_are_kept(self, page: PageClient, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        key = cell(POLICE, BEHAVIORAL_HEALTH, "safety", "crisis_response")
        sent = {
            f"basis_{key}": "serious_threat",
            f"consent_{key}": "on",
            f"roles_{key}": ["clinician"],
            f"minimum_{key}": "The last year.",
        }
        page.as_(cora).post(at(draft, "edit/"), {**frame(draft), "cells": [key], **sent})
        only = draft.terms.get()
        assert (only.legal_basis, only.needs_consent, only.roles) == ("serious_threat", True, ["clinician"])
        assert only.minimum_fields == "The last year."

    def test_a_party_can_join_and_leave(self, page: PageClient, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        sent = {**frame(draft), "agencies": [cast_agency(POLICE).pk, cast_agency(DISPATCH).pk]}
        page.as_(cora).post(
            at(draft, "edit/"), {**sent, "cells": [cell(POLICE, BEHAVIORAL_HEALTH, "safety", "treatment")]}
        )
        assert {each.agency.name for each in draft.parties.all()} == {POLICE.name, DISPATCH.name}
        assert not draft.terms.exists()

    def test_saving_what_was_not_changed_leaves_no_event(self, page: PageClient, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        key = cell(POLICE, BEHAVIORAL_HEALTH, "safety", "crisis_response")
        as_cora, before = page.as_(cora), AuditEvent.objects.filter(about=f"agreement:{draft.pk}").count()
        as_cora.post(at(draft, "edit/"), {**frame(draft), "cells": [key], f"basis_{key}": "treatment"})
        assert AuditEvent.objects.filter(about=f"agreement:{draft.pk}").count() == before

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"title": ""}, "The agreement has no title."),
            ({"starts_on": "soon"}, "This is not a day."),
            ({"starts_on": "", "ends_on": "2030-01-01"}, "There is a last day and no first one."),
            ({"starts_on": "2030-01-02", "ends_on": "2030-01-01"}, "The last day is before the first one."),
            ({"cells": ["1-2-everything-always"]}, "A box was ticked that is not in the matrix any more."),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_saved(
        self, page: PageClient, cora: User, wrong: dict[str, str], sentence: str
    ) -> None:
        draft = drafted(term(*SAFETY))
        shown = page.as_(cora).post(at(draft, "edit/"), {**frame(draft), **wrong}, status=422)
        assert sentence in shown.text
        assert draft.terms.exists()

    def test_is_not_for_members_who_only_read(self, page: PageClient, omar: User) -> None:
        draft = drafted(term(*SAFETY))
        for address in ("/agreements/draft/", at(draft, "edit/")):
            assert "may not draft agreements" in page.as_(omar).get(address, status=403).text

    def test_ends_with_agreeing(self, page: PageClient, cora: User) -> None:
        draft = drafted(term(*SAFETY))
        as_cora = page.as_(cora)
        assert "The parties can sign them now." in as_cora.post(at(draft, "agree/")).text
        assert "Its terms are fixed, so it cannot be changed." in as_cora.get(at(draft, "edit/")).text
        assert "It is a draft again." in as_cora.post(at(draft, "open-again/")).text
        assert "The draft is given up." in as_cora.post(at(draft, "give-up/")).text

    def test_is_refused_with_what_is_missing(self, page: PageClient, cora: User) -> None:
        empty = drafted()
        assert "between at least two agencies" in page.as_(cora).post(at(empty, "agree/")).text


def frame(agreement: Agreement) -> dict[str, object]:
    """What the form sends where nothing was changed, apart from the boxes."""
    return {
        "title": agreement.title,
        "agencies": [each.agency_id for each in agreement.parties.all()],
        "starts_on": agreement.starts_on.isoformat(),
        "ends_on": "",
        "review_on": "",
        "text": "",
    }


def cell(owner: object, recipient: object, data_class: str, purpose: str) -> str:
    """The name of a box."""
    return f"{cast_agency(owner).pk}-{cast_agency(recipient).pk}-{data_class}-{purpose}"


class TestStopping:
    def test_asks_for_a_reason_and_shows_it(self, page: PageClient, waiting: Agreement, sol: User) -> None:
        sign_all(waiting)
        as_sol = page.as_(sol)
        assert "The reason is missing." in as_sol.post(at(waiting, "suspend/"), {"reason": ""}).text
        shown = as_sol.post(at(waiting, "suspend/"), {"reason": "A breach is looked into."})
        assert "What it opened is closed now." in shown.text
        assert "A breach is looked into." in shown.text
        assert "Your side’s suspension is lifted." in as_sol.post(at(waiting, "resume/")).text
        assert "The agreement is ended." in as_sol.post(at(waiting, "end/"), {"reason": "Over."}).text

    def test_an_end_says_that_it_cannot_be_undone(self, page: PageClient, waiting: Agreement, sol: User) -> None:
        sign_all(waiting)
        assert "it cannot be undone" in page.as_(sol).get(at(waiting)).text

    def test_an_officer_may_not(self, page: PageClient, waiting: Agreement, omar: User) -> None:
        for button in ("suspend/", "resume/", "end/"):
            page.as_(omar).post(at(waiting, button), {"reason": "x"}, status=403)


class TestRenewing:
    def test_leads_to_the_draft(self, page: PageClient, cora: User) -> None:
        agreement = in_force(term(*SAFETY))
        as_cora = page.as_(cora)
        shown = as_cora.post(at(agreement, "renew/"))
        assert "The renewal is drafted" in shown.text
        assert "A renewal is drafted" in as_cora.get(at(agreement)).text
        assert "A renewal has been drafted already." in as_cora.post(at(agreement, "renew/")).text


class TestOpenings:
    def test_the_forecast_is_read_before_signing(
        self, page: PageClient, waiting: Agreement, sol: User, clara: User
    ) -> None:
        shown = page.as_(sol).get(at(waiting, "would-open/"))
        assert shown.heading == "What would this open?"
        assert "Clinician at Marigold Behavioral Health (invented) (1 person today)" in shown.text

    def test_the_count_is_read_afterwards(self, page: PageClient, waiting: Agreement, priya: User) -> None:
        assert "Nothing has been seen under this agreement" in page.as_(priya).get(at(waiting, "did-open/")).text

    def test_a_term_without_effect_says_so(self, page: PageClient, cora: User, sol: User) -> None:
        draft = drafted(term(BEHAVIORAL_HEALTH, POLICE, DataClass.SUBSTANCE_USE, Purpose.CRISIS_RESPONSE))
        shown = page.as_(sol).get(at(draft, "would-open/"))
        assert "It would open nothing that is closed now" in shown.text
        assert "never open to law enforcement" in shown.text


def test_a_draft_that_was_opened_again_shows_no_fingerprint(page: PageClient, waiting: Agreement, cora: User) -> None:
    open_again(agreement=waiting, by=cora)
    assert "fingerprint" not in page.as_(cora).get(at(waiting)).text
