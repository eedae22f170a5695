"""An agreement negotiated: from the library, written by several at once, settled, signed, and what it opens."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.actions.negotiating import (
    begin_negotiation,
    frame_negotiation,
    give_up_negotiation,
    save_draft,
    set_matrix,
)
from coresponder.program.partnerships.actions.settling import reopen, settle
from coresponder.program.partnerships.actions.wording import (
    comment_on,
    leave_out,
    settle_comment,
    write_section,
)
from coresponder.program.partnerships.assembling import content_of
from coresponder.program.partnerships.clauses.library import topics_of
from coresponder.program.partnerships.models import Negotiation, Section
from coresponder.program.partnerships.queries.negotiations import (
    agreements_to_renew,
    compared_drafts,
    draft_content,
    sections_of,
    sentences_with_writers,
    standing_version,
    waiting_aside,
)
from coresponder.program.people.models import Person, PersonName, SafetyFact
from coresponder.safeguards.access.asking import Ask, Part
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.gathering import facts_for, subject_of
from coresponder.safeguards.access.reading import reader
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.signing import sign
from coresponder.safeguards.agreements.actions.stopping import end_agreement
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementKind, AgreementState
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose
from tests.support.cast import member
from tests.support.negotiating import line, negotiated
from tests.support.page import PageClient

SOMEBODY = UUID("00000000-0000-4000-8000-000000000001")


def section(negotiation: Negotiation, topic: str = "population") -> Section:
    return Section.objects.get(negotiation=negotiation, topic=topic)


def signed(agreement: Agreement, *heads: User) -> Agreement:
    for head in heads:
        agreement = sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=head)
    return agreement


def opened(omar: User, clara: User) -> set[tuple[str, DataClass, Purpose]]:
    """What an officer may read of the clinic's records and a clinician of the police's, of all there is to open."""
    return {
        (reader_.username, data_class, purpose)
        for reader_, owner in ((omar, clara.agency), (clara, omar.agency))
        for data_class in DataClass
        for purpose in Purpose
        if owner and is_open(reader_, owner, data_class, purpose)
    }


def is_open(by: User, owner: Agency, data_class: DataClass, purpose: Purpose) -> bool:
    at = timezone.now()
    part = Part(person_id=SOMEBODY, owner_agency_id=owner.pk, owner_kind=owner.kind, data_class=data_class, author_id=0)
    ask = Ask(subject=subject_of(by, at), part=part, deed=Deed.READ, purpose=purpose, at=at)
    return decide(ask, facts_for(by, at, person_id=SOMEBODY)).is_allowed


class TestWriting:
    def test_sections_stand_in_the_order_of_the_library_and_negotiations_newest_first(
        self, page: PageClient, negotiation: Negotiation, cora: User
    ) -> None:
        topics = [topic.title for topic in topics_of(AgreementKind.SHARING)]
        assert [each.section.heading for each in sections_of(negotiation)] == topics
        begin_negotiation(title="A later one", kind=AgreementKind.MOU, agencies=[], by=cora)
        shown = page.as_(cora).get("/negotiations/").text
        assert shown.index("A later one") < shown.index("Sharing in a crisis")

    def test_everything_that_stands_against_settling_is_named_at_once(
        self, page: PageClient, cora: User, sol: User
    ) -> None:
        begun = begin_negotiation(title="Bare", kind=AgreementKind.SHARING, agencies=[], by=cora)
        comment_on(section=section(begun), text="Wait.", by=sol)
        shown = page.as_(cora).get(f"/negotiations/{begun.pk}/").text
        assert "An agreement is between at least two agencies. Add a party." in shown
        assert "The agreement has no first day. Say from which day on it holds." in shown
        assert "Comments are open: 1. Settle them first." in shown

    def test_it_begins_with_the_librarys_texts_and_the_parties_names(self, negotiation: Negotiation) -> None:
        content = content_of(negotiation)
        assert len(content["sections"]) == 19
        assert "Marigold Police Department (invented)" in content["sections"][0]["text"]
        assert standing_version(section(negotiation)).from_library == "standard"  # type: ignore[union-attr]

    def test_each_sentence_says_who_brought_it_in(self, negotiation: Negotiation, cora: User, sol: User) -> None:
        found = section(negotiation)
        text = f"{standing_version(found).text} Nobody under twelve."  # type: ignore[union-attr]
        write_section(section=found, text=text, note="Children", based_on=1, by=sol)
        writers = [(sentence, version.written_by) for sentence, version in sentences_with_writers(found)]
        assert writers[-1] == ("Nobody under twelve.", sol)
        assert writers[0][1] == cora

    def test_of_two_who_write_at_once_neither_loses_a_word(
        self, page: PageClient, negotiation: Negotiation, cora: User, sol: User
    ) -> None:
        found = section(negotiation)
        write_section(section=found, text="Adults only.", based_on=1, by=cora)
        address = f"/negotiations/sections/{found.pk}/"
        shown = page.as_(sol).post(f"{address}write/", {"based_on": "1", "text": "Adults and minors."})
        assert "Somebody else saved while you wrote" in shown.text
        assert "Adults only." in shown.text
        assert "Adults and minors." in shown.text
        assert standing_version(found).text == "Adults only."  # type: ignore[union-attr]
        assert [each.written_by for each in waiting_aside(found)] == [sol]
        assert "Two texts were written at once" in page.as_(cora).get(address).text
        merged = {"based_on": "2", "puts_together": "3", "text": "Adults; minors with consent."}
        page.as_(sol).post(f"{address}write/", merged)
        assert standing_version(found).text == "Adults; minors with consent."  # type: ignore[union-attr]
        assert not waiting_aside(found)

    def test_two_who_fill_in_the_matrix_at_once_are_told(
        self, negotiation: Negotiation, cora: User, sol: User, sade: User
    ) -> None:
        set_matrix(negotiation=negotiation, lines=[line(sade, sol), line(sol, sade)], seen_version=2, by=cora)
        with pytest.raises(CoresponderError, match="Somebody else changed the matrix"):
            set_matrix(negotiation=negotiation, lines=[], seen_version=2, by=sol)
        assert negotiation.cells.count() == 2

    def test_saved_drafts_are_compared_sentence_by_sentence_and_so_is_the_matrix(
        self, negotiation: Negotiation, cora: User, sade: User
    ) -> None:
        save_draft(negotiation=negotiation, label="To counsel", by=cora)
        write_section(section=section(negotiation), text="Adults only.", based_on=1, by=sade)
        set_matrix(negotiation=negotiation, lines=[], seen_version=2, by=cora)
        texts = [draft_content(negotiation, name) for name in ("1", "now")]
        changed = [each.heading for each in compared_drafts(*texts) if each.is_changed]
        assert changed == ["Whose records", "What is opened"]

    def test_a_matrix_that_nobody_changed_is_not_shown_as_changed(self, negotiation: Negotiation, cora: User) -> None:
        save_draft(negotiation=negotiation, label="To counsel", by=cora)
        texts = [draft_content(negotiation, name) for name in ("1", "now")]
        assert [each for each in compared_drafts(*texts) if each.is_changed] == []

    def test_another_agency_comments_and_does_not_write(self, negotiation: Negotiation, cora: User) -> None:
        outsider = member("sol")
        outsider.agency = member("dana").agency
        found = section(negotiation)
        with pytest.raises(Denied, match="no party"):
            write_section(section=found, text="Everybody.", based_on=1, by=outsider)
        comment = comment_on(section=found, text="What about callers?", by=outsider)
        assert settle_comment(comment=comment, by=cora).settled_by == cora


class TestSettling:
    def test_what_is_signed_is_the_whole_wording_and_exactly_the_matrix(
        self, negotiation: Negotiation, cora: User, sol: User, sade: User
    ) -> None:
        agreement = settle(negotiation=negotiation, by=cora)
        assert agreement.state == AgreementState.AGREED
        assert "Each line of the matrix names the rule" in agreement.text
        assert agreement.clauses["population"].startswith("People whom the team meets")
        assert [(term.data_class, term.minimum_fields) for term in agreement.terms.all()] == [("identity", "Names")]
        assert signed(agreement, sol, sade).state == AgreementState.IN_FORCE

    @pytest.mark.parametrize("obstacle", ["comment", "aside", "no day"])
    def test_nothing_is_settled_while_something_is_open(
        self, negotiation: Negotiation, cora: User, sol: User, obstacle: str
    ) -> None:
        if obstacle == "comment":
            comment_on(section=section(negotiation), text="Wait.", by=sol)
        elif obstacle == "aside":
            write_section(section=section(negotiation), text="Aside.", based_on=0, by=sol)
        else:
            Negotiation.objects.update(starts_on=None, ends_on=None)
        with pytest.raises(CoresponderError):
            settle(negotiation=negotiation, by=cora)
        assert not Agreement.objects.exists()

    def test_what_is_settled_cannot_be_written_until_it_is_opened_again(
        self, negotiation: Negotiation, cora: User, sol: User, sade: User
    ) -> None:
        first = signed(settle(negotiation=negotiation, by=cora), sol)
        with pytest.raises(CoresponderError, match="The wording is settled"):
            write_section(section=section(negotiation), text="Late.", based_on=1, by=sol)
        reopen(negotiation=negotiation, by=cora)
        write_section(section=section(negotiation), text="Adults only.", based_on=1, by=sol)
        again = settle(negotiation=negotiation, by=cora)
        assert again.pk == first.pk
        assert not again.parties.filter(signed_at__isnull=False).exists()
        assert again.clauses["population"] == "Adults only."

    def test_a_memorandum_opens_nothing_and_is_signed_all_the_same(self, cora: User, sol: User, sade: User) -> None:
        memorandum = negotiated(cora, sol, sade, AgreementKind.MOU)
        leave_out(section=section(memorandum, "funding"), is_left_out=True, by=cora)
        agreement = signed(settle(negotiation=memorandum, by=cora), sade, sol)
        assert (agreement.kind, agreement.state) == (AgreementKind.MOU, AgreementState.IN_FORCE)
        assert not agreement.terms.exists()
        assert "Funding" not in agreement.text

    def test_what_is_given_up_stays_to_be_read_and_is_not_written(self, negotiation: Negotiation, cora: User) -> None:
        settle(negotiation=negotiation, by=cora)
        reopened = reopen(negotiation=negotiation, by=cora)
        given_up = give_up_negotiation(negotiation=reopened, by=cora)
        assert Agreement.objects.get().state == AgreementState.ENDED
        with pytest.raises(CoresponderError, match="given up"):
            save_draft(negotiation=given_up, label="", by=cora)


class TestWhatItOpens:
    """The access decision itself is asked, before, while it is in force, and after."""

    @pytest.fixture
    def person(self, clara: User) -> Person:
        made = Person.objects.create(created_by=clara, created_for=clara.agency)
        PersonName.objects.create(person=made, owner_agency=clara.agency, author=clara, given="Testa", family="Nobody")
        return made

    @staticmethod
    def names(user: User, purpose: Purpose = Purpose.CRISIS_RESPONSE) -> int:
        return reader(user).readable(PersonName.objects.all(), purpose=purpose).count()

    @staticmethod
    def safety_facts(user: User) -> int:
        return reader(user).readable(SafetyFact.objects.all(), purpose=Purpose.CRISIS_RESPONSE).count()

    def test_signing_opens_exactly_its_cells_and_ending_closes_them(
        self, negotiation: Negotiation, person: Person, cora: User, sol: User, sade: User, omar: User, clara: User
    ) -> None:
        assert self.names(omar) == 0
        agreement = settle(negotiation=negotiation, by=cora)
        assert self.names(omar) == 0
        agreement = signed(agreement, sol)
        assert self.names(omar) == 0
        agreement = signed(agreement, sade)
        assert self.names(omar) == 1
        assert self.names(omar, Purpose.SUPERVISION) == 0
        assert self.names(member("dana")) == 0
        end_agreement(agreement=agreement, reason="Over.", by=sol)
        assert self.names(omar) == 0
        assert self.names(clara) == 1

    def test_it_opens_no_other_class_and_no_other_direction(
        self, negotiation: Negotiation, person: Person, cora: User, sol: User, sade: User, omar: User, clara: User
    ) -> None:
        theirs = Person.objects.create(created_by=omar, created_for=omar.agency)
        PersonName.objects.create(person=theirs, owner_agency=omar.agency, author=omar, given="Testo", family="Nobody")
        signed(settle(negotiation=negotiation, by=cora), sol, sade)
        assert self.names(clara) == 1
        assert self.names(omar) == 2
        assert self.safety_facts(omar) == 0

    def test_of_all_cells_of_the_matrix_signing_opens_those_that_were_negotiated_and_no_other(
        self, negotiation: Negotiation, cora: User, sol: User, sade: User, omar: User, clara: User
    ) -> None:
        """Every class, every purpose, both directions: asked of the decision itself, before, signed, and ended."""
        before = opened(omar, clara)
        agreement = settle(negotiation=negotiation, by=cora)
        assert opened(omar, clara) == before
        agreement = signed(agreement, sol, sade)
        assert opened(omar, clara) - before == {(omar.username, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE)}
        assert before <= opened(omar, clara)
        end_agreement(agreement=agreement, reason="Over.", by=sade)
        assert opened(omar, clara) == before

    def test_a_renewal_takes_the_place_and_what_it_leaves_out_is_closed(
        self, negotiation: Negotiation, person: Person, cora: User, sol: User, sade: User, omar: User
    ) -> None:
        older = signed(settle(negotiation=negotiation, by=cora), sol, sade)
        agencies = list(negotiation.parties.all())
        renewal = begin_negotiation(
            title="Renewed", kind=AgreementKind.SHARING, agencies=agencies, renews=older, by=cora
        )
        today = timezone.localdate()
        days = {"starts_on": today, "ends_on": None, "review_on": None}
        renewal = frame_negotiation(negotiation=renewal, title="Renewed", agencies=agencies, by=cora, **days)
        lines = [line(sade, sol, DataClass.RESPONSE_GUIDANCE)]
        set_matrix(negotiation=renewal, lines=lines, seen_version=1, by=cora)
        signed(settle(negotiation=renewal, by=cora), sol, sade)
        assert Agreement.objects.get(pk=older.pk).state == AgreementState.ENDED
        assert self.names(omar) == 0


def test_what_ends_soon_asks_for_a_renewal_on_the_first_page_until_somebody_begins_one(
    page: PageClient, negotiation: Negotiation, cora: User, sol: User, sade: User
) -> None:
    Negotiation.objects.update(ends_on=timezone.localdate() + timedelta(days=30))
    negotiation.refresh_from_db()
    agreement = signed(settle(negotiation=negotiation, by=cora), sol, sade)
    assert agreements_to_renew() == [agreement]
    assert "Renew an agreement" in page.as_(cora).get("/home/").text
    begin_negotiation(title="Anew", kind=AgreementKind.SHARING, agencies=[], renews=agreement, by=cora)
    assert not agreements_to_renew()
    assert "Renew an agreement" not in page.as_(cora).get("/home/").text


def test_a_coordinator_gets_from_nothing_to_a_signed_agreement_by_the_pages(
    page: PageClient, cora: User, sol: User, sade: User
) -> None:
    as_cora, today = page.as_(cora), timezone.localdate().isoformat()
    parties = [str(sol.agency_id), str(sade.agency_id)]
    as_cora.post("/negotiations/begin/", {"kind": "sharing", "title": "By the pages", "agencies": parties})
    address = f"/negotiations/{Negotiation.objects.get().pk}/"
    as_cora.post(f"{address}frame/", {"title": "By the pages", "agencies": parties, "starts_on": today})
    key = f"{sade.agency_id}-{sol.agency_id}-identity-crisis_response"
    ticked = {"cells": key, f"basis_{key}": "serious_threat", "version": "1", f"channel_{key}": "By phone"}
    shown = as_cora.post(f"{address}matrix/", ticked)
    assert "On which way" in shown.text
    assert "By phone" in as_cora.get(address).text
    assert "Nothing changed in" in as_cora.get(f"{address}compare/").text
    assert as_cora.client.get(f"{address[:-1]}.docx").status_code == 200
    as_cora.post(f"{address}settle/")
    agreement = Agreement.objects.get()
    for head in (sol, sade):
        sent = {"terms_sha256": agreement.content_sha256}
        page.as_(head).post(f"/agreements/{agreement.pk}/sign/", sent)
    assert "In force" in as_cora.get(address).text
    assert "In force" in as_cora.get("/negotiations/").text
