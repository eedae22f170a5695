"""A referral from the phone to being connected: without a line, by a link without an account, graded by its source."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from coresponder.program.calls.actions.persons import note_person_on_call
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.dispatch.models import Assignment
from coresponder.program.messages.models import Message
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.queries.ladder import Rung, ladder
from coresponder.program.services.models import ServiceCategory
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.vocabulary import DataClass
from tests.support import referring
from tests.support.agreeing import agreement_in_force
from tests.support.browser import (
    PHONE,
    Visits,
    assert_axe_clean,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.field_page import card_of, choose, ready, tap, until
from tests.support.lossy_proxy import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No transaction around each test: the program writes in threads of its own."""


def looked_at(page: Page, name: str) -> None:
    """A picture for whoever wants to look, where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_from_the_phone_to_a_connection_that_the_service_confirmed(
    field: Visits, line: Line, calls: list[Assignment]
) -> None:
    clara, omar = member("clara"), member("omar")
    person = referring.known_person(clara)
    agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
    agreement_in_force(from_=omar, to=clara, classes=(DataClass.OPERATIONAL,))
    note_person_on_call(call=calls[1].call, person=person, standing=PersonOnCall.KNOWN, by=omar)
    harbor = referring.service("Harbor House")
    ServiceCategory.objects.create(service=harbor, category=referring.HOUSING)
    referring.opened_to([harbor])

    page = ready(field("/field/", by=clara, size=PHONE, theme="dark"))
    line.refuses()
    write_it_down(page, calls[1])
    tap(page, "File", within="#bottom")
    assert not rungs()
    line.works()
    until(page, lambda: len(rungs()) == 1, trying=True)
    expect(page.locator("body")).to_contain_text("A referral went to 1 service", timeout=30_000)

    partner = field(path_of_link("referral.asked"), size=PHONE)
    expect(partner.locator("main")).not_to_contain_text("Avery")
    looked_at(partner, "partner-before-the-code")
    assert_axe_clean(partner)
    assert_targets_are_large_enough(partner)
    partner.get_by_role("button", name="Send the code to our phone").click()
    expect(partner.locator("main")).to_contain_text("on its way")
    partner.get_by_label("Code of six digits").fill(blank_of("referral.code", "code"))
    partner.get_by_role("button", name="Open the message").click()
    expect(partner.locator("main")).to_contain_text("Name: Avery Example.")
    looked_at(partner, "partner-referral")
    assert_axe_clean(partner)
    assert_no_sideways_scrolling(partner)
    assert_targets_are_large_enough(partner)
    partner.get_by_role("button", name="We’ll take it").click()
    expect(partner.locator("main")).to_contain_text("How does it go on?")
    soon = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    partner.get_by_label("When is the appointment?").fill(soon)
    partner.get_by_role("button", name="There is an appointment").click()
    expect(partner.locator("main")).to_contain_text("Appointment:")
    looked_at(partner, "partner-appointment")
    partner.get_by_role("button", name="The person was here").click()
    expect(partner.locator("main")).to_contain_text("It is completed")
    (rung,) = rungs()
    assert (rung.way, rung.accepted_proof, rung.attended_proof) == ("live", *["confirmed_by_provider"] * 2)
    assert rung.is_attended_within_30_days

    with everything_let_through():
        referral = Referral.objects.get()
    desk = field(f"/people/{person.pk}/referrals/{referral.pk}/", by=clara)
    expect(desk.locator("main")).to_contain_text("the service confirmed it")


def write_it_down(page: Page, call: Assignment) -> None:
    """The clinical part with a referral in it, without a line."""
    tap(page, "Write it down", within=card_of(call))
    choose(page, "contact_result", "seen")
    tap(page, "Go on", within="#bottom")
    page.locator("label", has_text="Avery Example").click()
    tap(page, "Go on", within="#bottom")
    choose(page, "presenting_problems", "anxiety or panic")
    tap(page, "Go on", within="#bottom")
    tap(page, "Go on", within="#bottom")
    choose(page, "dispositions", "safety plan")
    section = page.get_by_label("Referrals", exact=True)
    section.get_by_role("button", name="Refer to a service").click()
    section.get_by_label("What is needed").select_option("emergency_shelter")
    section.get_by_role("button", name="Harbor House").click()
    section.get_by_label("What the service has to know").fill("Needs a bed tonight.")
    section.get_by_label("What the person said to it").select_option("given")
    looked_at(page, "field-referral")
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page)
    section.get_by_role("button", name="Keep this referral").click()
    expect(section).to_contain_text("Emergency shelter to Harbor House")


def rungs() -> list[Rung]:
    return list(ladder())


def blank_of(kind: str, name: str) -> str:
    """What the newest message of a kind brings."""
    message = Message.objects.filter(kind=kind).order_by("-asked_at").first()
    assert message is not None
    return message.filled_blanks[name]


def path_of_link(kind: str) -> str:
    return blank_of(kind, "link").removeprefix("http://testserver")
