"""The field page by thumb, by keyboard, by ear and at 400 %: how many taps, how long, that everything can be reached.

Seconds for a tap are an assumption, stated here because nobody has measured this page in a car at night: 3 seconds to
read a question and tap an answer, 2 for a button that only goes on, 20 to read all of it once more, and a sentence
typed with two thumbs at 36 words a minute (Palin, Feit, Kim, Kristensson and Oulasvirta, MobileHCI 2019).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from coresponder.program.dispatch.models import Assignment
from tests.support.browser import (
    NARROWEST,
    PHONE,
    SCRIPTS,
    THEMES,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.field_page import SLOWEST_MS, card_of, file_many, filings, kept, name_of, ready, unsent, until
from tests.support.lossy_proxy import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SECONDS_FOR_AN_ANSWER = 3
SECONDS_TO_GO_ON = 2
WORDS_A_MINUTE = 36
ZOOMED = {"width": 320, "height": 200}


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No transaction around each test: the program writes in threads of its own."""


@dataclass
class Thumb:
    """Counts what a thumb does, and how long that takes."""

    page: Page
    taps: int = 0
    seconds: float = 0

    def answers(self, question: str, *labels: str) -> None:
        """Tap answers of one question."""
        for label in labels:
            self._tap(self.page.locator(f"#q-{question}").get_by_label(label, exact=True), SECONDS_FOR_AN_ANSWER)

    def presses(self, name: str, *, within: str = "body", seconds: float = SECONDS_TO_GO_ON) -> None:
        """Tap a button."""
        named = self.page.locator(within).locator("button, a, summary").filter(has_text=name)
        self._tap(named.locator("visible=true").first, seconds)

    def says(self, sentence: str) -> None:
        """Write the sentence: the tap into the box is part of it."""
        self._tap(self.page.get_by_label("In your own words"), 0)
        self.page.keyboard.type(sentence)
        self.seconds += len(sentence.split()) / WORDS_A_MINUTE * 60

    def _tap(self, target: Locator, seconds: float) -> None:
        target.click()
        self.taps += 1
        self.seconds += seconds


def open_for(field: Visits, name: str, **more: object) -> Page:
    """Somebody's phone, ready."""
    return ready(field("/field/", by=member(name), size=PHONE, theme="dark", **more))


def filed(page: Page) -> None:
    """The receipt says that the program has it."""
    expect(page.get_by_role("heading", name="Filed", exact=True)).to_be_visible()
    expect(page.locator("#standing")).to_contain_text("Filed at", timeout=SLOWEST_MS)
    expect(page.locator("#took")).not_to_be_empty()


SENTENCE = "Calm after ten minutes, stays with an invented aunt, wants a call tomorrow."


class TestARoutineEncounter:
    def test_a_clinician_files_it_with_at_most_12_taps_and_one_sentence(
        self, field: Visits, calls: list[Assignment]
    ) -> None:
        page = open_for(field, "clara")
        thumb = Thumb(page)
        thumb.presses("Write it down", within=card_of(calls[1]))
        thumb.answers("contact_result", "seen")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("nature_of_crisis", "mental health")
        thumb.answers("presenting_problems", "anxiety or panic")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("techniques", "active listening")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("dispositions", "safety plan")
        thumb.says(SENTENCE)
        thumb.presses("File", within="#bottom")
        filed(page)
        assert (thumb.taps <= 12, thumb.seconds < 120) == (True, True), thumb
        assert thumb.taps == 11
        [found] = filings(calls[1])
        assert found["narrative"] == SENTENCE
        assert found["answers"].keys() >= {"contact_origin", "contact_mode", "team_members", "documentation_minutes"}

    def test_an_officer_answers_all_that_is_expected_with_as_many(self, field: Visits, calls: list[Assignment]) -> None:
        page = open_for(field, "omar")
        thumb = Thumb(page)
        thumb.presses("Write it down", within=card_of(calls[1]))
        thumb.answers("contact_result", "seen")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("nature_of_crisis", "mental health")
        thumb.answers("observed_behavior", "hopeless, depressed")
        thumb.presses("No to these 2", seconds=2 * SECONDS_FOR_AN_ANSWER)
        thumb.presses("Go on", within="#bottom")
        thumb.answers("techniques", "active listening")
        thumb.presses("No to these", seconds=2 * SECONDS_FOR_AN_ANSWER)
        thumb.presses("Go on", within="#bottom")
        thumb.answers("dispositions", "resolved on scene")
        thumb.presses("File", within="#bottom")
        filed(page)
        assert (thumb.taps <= 12, thumb.seconds < 120) == (True, True), thumb
        [found] = filings(calls[1])
        said = found["answers"]
        assert [said[each] for each in ("threat_of_violence", "weapon_present", "force_used")] == ["no"] * 3

    @pytest.mark.parametrize("result", ["gone on arrival", "unable to locate", "refused contact"])
    def test_nobody_met_takes_three_taps(self, field: Visits, calls: list[Assignment], result: str) -> None:
        page = open_for(field, "omar")
        thumb = Thumb(page)
        thumb.presses("Write it down", within=card_of(calls[1]))
        thumb.answers("contact_result", result)
        thumb.presses("File", within="#bottom")
        filed(page)
        assert thumb.taps == 3


class TestAHold:
    def test_a_hold_with_transport_takes_less_than_four_minutes_and_is_read_once_more(
        self, field: Visits, calls: list[Assignment]
    ) -> None:
        page = open_for(field, "clara")
        thumb = Thumb(page)
        thumb.presses("Write it down", within=card_of(calls[1]))
        thumb.answers("contact_result", "seen")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("nature_of_crisis", "mental health")
        thumb.answers("presenting_problems", "thoughts of suicide")
        thumb.answers("lethal_means_access", "yes")
        thumb.answers("lethal_means", "medication")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("techniques", "active listening")
        thumb.answers("hold_evaluated", "yes")
        thumb.answers("hold_criteria_met", "yes")
        thumb.answers("hold_placed", "yes")
        thumb.answers("hold_initiated_by", "clinician")
        thumb.answers("hold_authority", "Example Act 2, clinician, 72 hours (invented)")
        thumb.answers("hold_grounds", "danger to self")
        thumb.presses("Now", within="#q-hold_started_at")
        thumb.answers("transport_by", "ambulance")
        thumb.answers("destination", "psychiatric emergency service")
        thumb.presses("Go on", within="#bottom")
        thumb.answers("dispositions", "involuntary hold")
        thumb.says("Told an invented doctor the plan and the means.")
        thumb.presses("File", within="#bottom")
        expect(page.get_by_role("heading", name="Check before filing")).to_be_visible()
        expect(page.locator(".fp-check")).to_contain_text("involuntary hold")
        thumb.presses("File", within="#bottom", seconds=20)
        filed(page)
        assert (thumb.taps, thumb.seconds < 240) == (23, True), thumb
        [found] = filings(calls[1])
        assert found["answers"]["hold_started_at"][-6] in "+-", "With the offset of the place."


class TestTwoPhones:
    def test_both_finish_one_encounter_one_of_them_offline_for_half_of_it_and_neither_sees_the_others_words(
        self, field: Visits, calls: list[Assignment], line: Line
    ) -> None:
        omar, clara = open_for(field, "omar"), open_for(field, "clara")
        one, two = Thumb(omar), Thumb(clara)
        for thumb in (one, two):
            thumb.presses("Write it down", within=card_of(calls[1]))
            thumb.answers("contact_result", "seen")
        clara.context.set_offline(True)
        two.presses("Go on", within="#bottom")
        two.answers("presenting_problems", "thoughts of suicide")
        one.presses("Next", within="#tabs")
        one.answers("dispositions", "resolved on scene")
        one.says("The officer’s own invented words.")
        one.presses("File", within="#bottom")
        filed(omar)
        two.presses("Next", within="#tabs")
        two.answers("dispositions", "safety plan")
        two.says("What was told in confidence, invented.")
        two.presses("File", within="#bottom")
        expect(clara.locator("#standing")).to_contain_text("not sent yet")
        assert (unsent(clara), [each["part"] for each in filings(calls[1])]) == (1, ["operational"])
        clara.context.set_offline(False)
        until(clara, lambda: unsent(clara) == 0, trying=True)
        found = {each["part"]: each for each in filings(calls[1])}
        assert found.keys() == {"operational", "clinical"}
        assert found["operational"]["encounter"] == found["clinical"]["encounter"], (
            "Two phones made the same encounter."
        )
        for page, own, other in ((omar, "Operational", "Clinical"), (clara, "Clinical", "Operational")):
            page.goto("/field/")
            ready(page)
            expect(page.locator(card_of(calls[1]))).to_contain_text(f"{own} part: filed")
            expect(page.locator(card_of(calls[1]))).to_contain_text(f"{other} part: complete", timeout=SLOWEST_MS)
        assert "in confidence" not in omar.content() + everything_sent_to(omar)
        assert "own invented words" not in clara.content() + everything_sent_to(clara)


class TestSigningOut:
    def test_on_the_field_page_the_kit_is_erased_and_what_is_not_sent_stays(
        self, field: Visits, calls: list[Assignment], line: Line
    ) -> None:
        page = open_for(field, "omar")
        line.answers(503, 1000)
        file_many(page, calls[1], first=1, count=1)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("dialog")).to_contain_text("1 not sent. They stay on this phone")
        page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("Username")).to_be_visible(timeout=SLOWEST_MS)
        found = kept(page)
        assert (found.get("coresponder-kit.kit"), len(found["coresponder-field.outbox"])) == (None, 1)

    def test_at_the_desk_of_the_same_browser_the_kit_is_erased_too(
        self, field: Visits, calls: list[Assignment]
    ) -> None:
        page = open_for(field, "omar")
        assert kept(page)["coresponder-kit.kit"]
        page.goto("/home/")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("Username")).to_be_visible(timeout=SLOWEST_MS)
        until(page, lambda: "coresponder-kit.kit" not in kept(page))


def everything_sent_to(page: Page) -> str:
    """What the program tells this phone."""
    ask = "Promise.all(['/field/state/', '/field/kit/'].map((each) => fetch(each).then((answer) => answer.text())))"
    return "".join(page.evaluate(ask))


def screens_of(page: Page, assignment: Assignment) -> Iterator[str]:
    """Walk through every screen of an encounter with a hold."""
    yield "tonight"
    thumb = Thumb(page)
    thumb.presses("Write it down", within=card_of(assignment))
    yield "scene"
    thumb.answers("contact_result", "seen")
    thumb.presses("No answer", within="#q-contact_result")
    for fold in page.locator("main summary").all():
        fold.click()
    yield "scene with everything open"
    for step in ("Person", "What we saw"):
        thumb.presses(step, within="#tabs")
        yield step
    thumb.presses("What we did", within="#tabs")
    thumb.answers("hold_evaluated", "yes")
    thumb.answers("hold_placed", "yes")
    yield "what we did"
    thumb.presses("Next", within="#tabs")
    thumb.answers("dispositions", "involuntary hold")
    thumb.presses("File", within="#bottom")
    yield "what is missing"
    thumb.presses("Answer “Under which authority?”")
    thumb.answers("hold_authority", "Example Act 2, clinician, 72 hours (invented)")
    thumb.answers("hold_grounds", "danger to self")
    thumb.presses("Next", within="#tabs")
    thumb.presses("File", within="#bottom")
    expect(page.get_by_role("heading", name="Check before filing")).to_be_visible()
    yield "check"
    thumb.presses("File", within="#bottom")
    filed(page)
    yield "receipt"


class TestEverybodyCanReachIt:
    @pytest.mark.heavy
    def test_axe_finds_nothing_targets_are_large_and_focus_is_always_seen(
        self, field: Visits, calls: list[Assignment]
    ) -> None:
        page = open_for(field, "clara")
        for _ in screens_of(page, calls[1]):
            for theme in THEMES:
                page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                assert_axe_clean(page)
            assert_targets_are_large_enough(page, pixels=48)
            assert_focus_is_always_seen(page)

    @pytest.mark.parametrize(
        "size",
        [pytest.param(NARROWEST, marks=pytest.mark.heavy), ZOOMED],
        ids=["320 wide", "400 % of 1280 by 800"],
    )
    def test_it_fits_when_zoomed(self, field: Visits, calls: list[Assignment], size: dict[str, int]) -> None:
        page = ready(field("/field/", by=member("clara"), size=size, theme="light"))
        for _ in screens_of(page, calls[1]):
            assert_no_sideways_scrolling(page)
            assert not page.evaluate((SCRIPTS / "cut_off_words.js").read_text()), "Words are cut off."

    def test_it_is_filed_by_keyboard_alone(self, field: Visits, calls: list[Assignment]) -> None:
        page = open_for(field, "omar")
        keys = Keys(page)
        keys.go_to(f"Write it down: {name_of(calls[1])}", "Enter")
        expect(page.get_by_role("heading", name="Scene")).to_be_focused()
        keys.go_to("seen", "ArrowDown", "ArrowDown")
        expect(page.locator("#q-contact_result").get_by_label("unable to locate")).to_be_checked()
        keys.go_to("File", "Enter")
        filed(page)

    def test_read_aloud_it_says_where_one_is_what_is_asked_and_what_was_answered_in_this_order(
        self, field: Visits, calls: list[Assignment]
    ) -> None:
        page = open_for(field, "omar")
        Thumb(page).presses("Write it down", within=card_of(calls[1]))
        Thumb(page).answers("contact_result", "seen")
        heard = page.locator("body").aria_snapshot()
        in_order = (
            'heading "Scene" [level=1]',
            f"Call {calls[1].call.event_number}, person 1 · Operational part",
            'navigation "Steps"',
            'link "Scene"',
            'group "What came of the contact? must be answered"',
            'radio "seen" [checked]',
            'radio "gone on arrival"',
            'button "No answer: What came of the contact?"',
            "Filled in from the call",
            'link "Tonight"',
            'link "Go on: What we saw"',
        )
        places = [heard.find(each) for each in in_order]
        assert -1 not in places, f"Not heard: {in_order[places.index(-1)]}\n{heard}"
        assert places == sorted(places), heard


@dataclass
class Keys:
    """Goes through the page by keyboard."""

    page: Page

    def go_to(self, name: str, *then: str) -> None:
        """Press Tab until something of this name has the focus, and then these keys."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED) == name:
                break
        else:
            raise AssertionError(f"The keyboard does not reach “{name}”.")
        for key in then:
            self.page.keyboard.press(key)


FOCUSED = """(() => { const on = document.activeElement;
  return on.getAttribute('aria-label') ?? on.closest('label')?.textContent ?? on.textContent; })()"""
