"""A word that nobody else uses stands in every clinical field, and everything that an officer can reach is searched.

Pages, lists, counts, searches, exports, files, headers, addresses, errors, the interface: whatever answers an officer
is read through. So that the search is known to find the word, the clinician's own page is searched as well.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from re import findall
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import pytest
from django.db.models import BooleanField, DateField, ForeignKey, Model
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from coresponder.program.encounters.models import (
    Addendum,
    AdvanceNotice,
    Encounter,
    PartAnswers,
    PartDraft,
    PartFiling,
)
from coresponder.program.follow_up.models import (
    AgendaItem,
    Attempt,
    CareGoal,
    CareTask,
    Conference,
    ContactWish,
    Episode,
    FeedbackAnswer,
    FollowUp,
)
from coresponder.program.people.models import CareNote, Person, PersonName, SocialFact
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.screenings.actions.instruments import put_in_use
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
from coresponder.program.screenings.vocabulary import Section
from coresponder.program.services.models import Organization, Service
from coresponder.program.training.models import HardCall
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.classification import AS_THE_ROW_SAYS, class_of, classified_models
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreeing import agreement_in_force
from tests.support.cast import member

CANARY = "quetzalcoatlus"
HIDDEN = (DataClass.CLINICAL, DataClass.SUBSTANCE_USE)
MOST_PAGES = 400
WITHOUT_WORDS = (BooleanField, DateField, ForeignKey)  # an instant is a kind of date
LINK = r"""(?:href|src|action|hx-get)=["']([^"'#]+)"""
# Signing out ends the crawl, and the theme only changes colors.
NOT_FOLLOWED = ("/sign-out/", "/theme/", "/static/")


@dataclass
class Planted:
    """A person whom the officer may know of, with the word in every clinical field of the record."""

    person: Person
    clinician: User
    fields: set[tuple[type[Model], str]] = field(default_factory=set)

    def care_notes(self) -> None:
        """A clinical note, a substance-use note, and a note for its author alone."""
        for data_class, is_author_only in ((HIDDEN[0], False), (HIDDEN[1], False), (HIDDEN[0], True)):
            self._plant(
                CareNote(**self._part(), data_class=data_class, kind="clinical_note", is_author_only=is_author_only),
                "text",
            )

    def consents(self) -> None:
        """A consent with its notes on capacity, and a restriction with its reason."""
        given = {"given_at": timezone.now(), "expires_at": timezone.now() + timedelta(days=30)}
        consent = Consent(
            person_id=self.person.pk, recipient=self.clinician.agency, data_classes=["clinical"],
            purposes=["treatment"], method="signature", form_version="test", obtained_by=self.clinician, **given,
        )  # fmt: skip
        self._plant(consent, "capacity_note", "witness", "own_words", "revocation_note")
        kept = Restriction(person_id=self.person.pk, data_class="social_needs", recorded_by=self.clinician)
        self._plant(kept, "reason", "lift_reason")

    def openings(self) -> None:
        """A record opened in an emergency by the clinician, with its reason and the note of its review."""
        at = timezone.now()
        opening = Opening(
            person_id=self.person.pk, opened_by=self.clinician, kind="medical", data_classes=["clinical"],
            opened_at=at, closes_at=at + timedelta(hours=1), review_due_on=at.date(),
        )  # fmt: skip
        self._plant(opening, "reason", "review_note")

    def encounters(self) -> None:
        """A clinical part that was filed, returned and added to, and a draft of another."""
        now, clinical = timezone.now(), {**self._part(), "data_class": HIDDEN[0], "part": "clinical"}
        encounter = Encounter.objects.create(
            person=self.person, started_at=now, created_by=self.clinician, created_for=self.clinician.agency
        )
        filing = PartFiling(
            **clinical, encounter=encounter, record_id=uuid4(), number=1, sha256="", form_version="test", way="phone",
            started_at=now, filed_at=now, received_at=now, contact_at=now, late_hours=0, narrative_words=1, missing=0,
        )  # fmt: skip
        self._plant(filing, "body", "comment", "receipt")
        of_filing = {**clinical, "encounter": encounter, "filing": filing}
        answers = PartAnswers(**of_filing, form_version="test", primary_outcome="referred", hierarchy_version="test")
        self._set_json(answers, "answers", {"facility_name": f"{CANARY} facility"})
        self._plant(answers, "narrative")
        self._plant(Addendum(**of_filing), "text")
        draft = PartDraft(**clinical, encounter=encounter, saved_at=now, started_at=now)
        self._set_json(draft, "body", {"answers": {"facility_name": f"{CANARY} facility"}, "narrative": CANARY})
        draft.save()
        told = AdvanceNotice(**clinical, encounter=encounter, to_agency=self.clinician.agency, told_at=now)
        self._plant(told, "text")

    def screenings(self) -> None:
        """A screening that was declined, a step that it asked for, and a safety plan."""
        part, now = self._part(), timezone.now()
        in_use = put_in_use(agency=part["owner_agency"], key="phq-2", by=member("cora"))
        screening = Screening(
            **part, data_class=HIDDEN[0], instrument=in_use, how="declined", status="not_done", administered_at=now
        )
        self._set_json(screening, "answered", {"answers": {}, "said": CANARY})
        self._plant(screening, "reason", "end_reason")
        step = RequiredStep(**part, data_class=HIDDEN[0], screening=screening, step_key="ask_phq_9")
        self.fields.add((RequiredStep, "step_key"))  # one of the instrument's own keys, or the step has no title
        self._plant(step, "answer_note")
        self._plant(SafetyPlan(**part, number=1), *Section.values, "end_reason")

    def follow_ups(self) -> None:
        """An episode with a talk that failed, a goal, a task, a wish, a place on an agenda; feedback; a hard call."""
        now, part = timezone.now(), {**self._part(), "data_class": HIDDEN[0]}
        held = {"assignee": self.clinician, "assigned_at": now}
        episode = Episode(**part, **held, opened_at=now, opened_because="encounter")
        self._plant(episode, "offer_note", "close_note")
        asked = FollowUp(**part, episode=episode, asked_role="clinician", due_at=now, changed_at=now)
        self._plant(asked, "what_for", "next_note", "stop_note", "receiver_name", "receiver_organization")
        tried = {"channel": "phone", "result": "no_answer", "made_at": now, "state_before": "planned"}
        self._plant(Attempt(**part, follow_up=asked, **tried), "note")
        self._plant(CareGoal(**part, episode=episode), "text")
        self._plant(CareTask(**part, episode=episode, task_owner=self.clinician, due_on=now.date()), "text")
        wish = ContactWish(**part, may_contact="no", voicemail="no")
        self._plant(wish, "safe_number", "safe_times", "family", "words_of_person")
        self.fields |= {(ContactWish, name) for name in ("may_contact", "voicemail")}  # codes, stored encrypted
        agency = self.clinician.agency
        table = Conference.objects.create(title="Table", starts_at=now, convened_by=self.clinician, agency=agency)
        self._plant(AgendaItem(**part, conference=table, position=1, reason="asked"), "notes", "shareable")
        self._plant(FeedbackAnswer(month_on=now.date().replace(day=1), respondent="person"), "words")
        hard = HardCall(user=self.clinician, kind="threat", happened_on=now.date(), noted_at=now)
        self._plant(hard, "note")

    def referrals(self) -> None:
        """A referral to one service, with what it was told and what was kept back."""
        now, part = timezone.now(), {**self._part(), "data_class": HIDDEN[0]}
        referral = Referral(
            **part, need="psychiatric_care", urgency="today", responsible=self.clinician, changed_at=now, due_at=now
        )
        self._plant(referral, "reason", "end_reason")
        organization = Organization.objects.create(name="Harbor (invented)")
        asked = Service.objects.create(organization=organization, name="Harbor House (invented)")
        destination = Destination(**part, referral=referral, service=asked, ordinal=1)
        self._plant(destination, "why_not", "words_sent")

    def _set_json(self, row: Model, name: str, content: dict[str, Any]) -> None:
        setattr(row, name, json.dumps(content))
        self.fields.add((type(row), name))

    def _part(self) -> dict[str, Any]:
        return {"person": self.person, "owner_agency": self.clinician.agency, "author": self.clinician}

    def _plant(self, row: Model, *names: str) -> None:
        for name in names:
            setattr(row, name, f"{CANARY} {name}")
            self.fields.add((type(row), name))
        row.save()


@pytest.fixture
def planted(omar: User, clara: User) -> Planted:
    """Behavioral health lets the police read who somebody is; the rest is planted."""
    agreement_in_force(
        from_=clara,
        to=omar,
        classes=(DataClass.IDENTITY, DataClass.SAFETY, DataClass.RESPONSE_GUIDANCE, DataClass.CLINICAL),
    )
    person = Person.objects.create(created_by=clara, created_for=clara.agency)
    PersonName.objects.create(person=person, owner_agency=clara.agency, author=clara, given="Testa", family="Nobody")
    SocialFact.objects.create(
        person=person, owner_agency=clara.agency, author=clara, element="housing", codes=["sheltered"], source="self"
    )
    planted = Planted(person=person, clinician=clara)
    planted.care_notes()
    planted.consents()
    planted.openings()
    planted.encounters()
    planted.screenings()
    planted.follow_ups()
    planted.referrals()
    return planted


def test_the_word_stands_in_every_clinical_field(planted: Planted) -> None:
    clinical = {
        (model, name)
        for model in classified_models()
        for name in (each.name for each in model._meta.local_fields)
        if (
            class_of(model, name) in HIDDEN
            or (class_of(model, name) == AS_THE_ROW_SAYS and getattr(model, "CLASSES", set()) & set(HIDDEN))
        )
        and not model._meta.get_field(name).choices  # a code from a list that everybody may read holds no word
        and not isinstance(model._meta.get_field(name), WITHOUT_WORDS)
    }
    missing = {f"{model.__name__}.{name}" for model, name in clinical - planted.fields}
    assert not missing, f"Plant the word in these fields as well: {sorted(missing)}"


def test_the_search_finds_the_word_where_it_may_be_read(planted: Planted, clara: User) -> None:
    assert CANARY in text_of(browser(clara).get(f"/people/{planted.person.pk}/"))


def test_nothing_that_an_officer_can_reach_holds_the_word(planted: Planted, omar: User) -> None:
    crawl = Crawl(browser(omar))
    crawl.from_here("/home/", f"/people/{planted.person.pk}/")
    for purpose in Purpose:
        crawl.look(f"/people/{planted.person.pk}/", purpose=purpose.value)
        crawl.look(f"/api/people/{planted.person.pk}", purpose=purpose.value)
    # The word without its end, since a page may show again what was looked for.
    for text in (CANARY[:-1], CANARY[:4], "Testa Nobody", f"{CANARY[:-1]} text"):
        crawl.send("/people/find/", text=text, q=text)
        crawl.send_json("/api/people/find", {"text": text})
    assert not crawl.broken, f"These pages broke: {sorted(crawl.broken)}"
    assert len(crawl.seen) > 20, f"The crawl came to hardly any page, so it proves nothing: {sorted(crawl.seen)}"
    assert not crawl.found, f"An officer reads the word at: {sorted(crawl.found)}"


def test_a_person_who_may_not_be_known_answers_like_one_that_there_is_not(planted: Planted, omar: User) -> None:
    hidden = Person.objects.create(created_by=planted.clinician, created_for=planted.clinician.agency)
    CareNote.objects.create(
        person=hidden, owner_agency=planted.clinician.agency, author=planted.clinician,
        data_class=DataClass.CLINICAL, kind="clinical_note", text=CANARY,
    )  # fmt: skip
    as_omar = browser(omar)
    for address in ("/people/{}/", "/people/{}/plan/", "/api/people/{}"):
        answers = [as_omar.get(address.format(each)) for each in (hidden.pk, uuid4())]
        assert [each.status_code for each in answers] == [404, 404]
        assert bare(answers[0], hidden.pk) == bare(answers[1])


class Crawl:
    """Follows every link from where it begins, and remembers where the word stood."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seen: set[str] = set()
        self.found: set[str] = set()
        self.broken: set[str] = set()

    def from_here(self, *addresses: str) -> None:
        """Everything that can be reached by links from these pages."""
        waiting = list(addresses)
        while waiting and len(self.seen) < MOST_PAGES:
            address = waiting.pop()
            if address in self.seen or any(address.startswith(each) for each in NOT_FOLLOWED):
                continue
            waiting += self._links(address, self.look(address))

    def look(self, address: str, **query: str) -> HttpResponseBase:
        """Open one address and search the answer."""
        self.seen.add(address)
        return self._searched(address, self.client.get(address, query))

    def send(self, address: str, **form: str) -> None:
        """Send a form and search the answer."""
        self._searched(address, self.client.post(address, form))

    def send_json(self, address: str, body: dict[str, str]) -> None:
        """Call an operation and search the answer."""
        self._searched(address, self.client.post(address, body, content_type="application/json"))

    def _searched(self, address: str, response: HttpResponseBase) -> HttpResponseBase:
        if CANARY in text_of(response).lower():
            self.found.add(address)
        if response.status_code >= 500:
            self.broken.add(address)
        return response

    def _links(self, address: str, response: HttpResponseBase) -> Iterator[str]:
        for found in findall(LINK, text_of(response)):
            target = urlsplit(urljoin(address, unescape(found)))
            if not target.netloc:
                yield target.path + (f"?{target.query}" if target.query else "")


def browser(user: User) -> Client:
    """A browser in which somebody is signed in; a page that breaks is an answer, too."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def text_of(response: HttpResponseBase) -> str:
    """Everything of an answer: its headers and what it holds."""
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return headers + content.decode("utf-8", errors="replace")


def bare(response: HttpResponseBase, *ids: object) -> str:
    """An answer without what differs by request: the id in the address, tokens of forms."""
    text = response.content.decode()
    for each in findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", text):
        text = text.replace(each, "ID")
    return "".join(findall(r">([^<]*)<", text)) or text
