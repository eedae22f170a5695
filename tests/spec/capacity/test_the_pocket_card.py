"""The pocket card: what somebody carries away, in their language, without anything that is not for them."""

from io import BytesIO

import pytest
from django.urls import reverse
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from coresponder.kernel.errors import UsageError
from coresponder.program.services.actions.pocket_card import note_review
from coresponder.program.services.models import CardReview
from coresponder.program.services.pocket_card import letters, printing
from coresponder.program.services.pocket_card.making import MOST_IN_A_SECTION, card
from coresponder.program.services.pocket_card.opening_hours import DAY, said
from coresponder.program.services.pocket_card.printing import pdf_of
from coresponder.program.services.pocket_card.wording import LANGUAGES, WORDS, all_words, words_in
from coresponder.program.services.queries.pocket_card import review_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support import facilities
from tests.support.page import PageClient

EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
WEEKDAYS = [(day * DAY + 510, day * DAY + 1020) for day in range(5)]


class TestTheWords:
    def test_are_there_in_six_languages(self) -> None:
        assert [words.name for words in all_words()] == [
            "English", "Spanish", "Vietnamese", "Chinese (simplified)", "Haitian Creole", "Arabic"
        ]  # fmt: skip

    @EVERY_LANGUAGE
    def test_say_911_and_988_and_the_same_sections(self, language: str) -> None:
        words = words_in(language)
        assert "911" in words.danger
        assert "988" in words.lifeline
        assert list(words.sections) == list(words_in("en").sections)
        assert len(words.days) == 7

    def test_of_arabic_run_from_right_to_left(self) -> None:
        assert {words.language for words in all_words() if words.direction == "rtl"} == {"ar"}

    def test_of_no_other_language_are_there(self) -> None:
        with pytest.raises(KeyError):
            words_in("tlh")


class TestHours:
    def test_are_said_by_days_that_are_alike(self) -> None:
        spans = [*WEEKDAYS, (5 * DAY + 540, 5 * DAY + 780)]
        assert said(spans, words_in("en")) == "Mon–Fri 8:30 AM–5 PM, Sat 9 AM–1 PM"
        assert said(spans, words_in("vi")) == "T2–T6 08:30–17:00, T7 09:00–13:00"

    def test_of_every_day_are_said_once(self) -> None:
        assert said([(day * DAY + 420, day * DAY + 1320) for day in range(7)], words_in("es")) == (
            "todos los días 7 AM–10 PM"
        )

    def test_of_a_night_belong_to_the_day_on_which_it_begins(self) -> None:
        nights = [(0, 480), *[(day * DAY + 1080, (day + 1) * DAY) for day in range(7)]]
        nights += [(day * DAY, day * DAY + 480) for day in range(1, 7)]
        assert said(nights, words_in("en")) == "every day 6 PM–8 AM"

    def test_that_nobody_knows_ask_for_a_call(self) -> None:
        assert said([], words_in("en")) == "call for hours"


@pytest.mark.django_db
class TestTheCard:
    def test_puts_each_service_under_what_somebody_looks_for(self) -> None:
        facilities.service("Line (invented)", categories=("crisis_line",), at=None)
        facilities.service("Clinic (invented)", categories=("counseling",), hours=WEEKDAYS)
        found = card(words=words_in("en"))
        assert [(section.title, section.entries[0].hours) for section in found.sections] == [
            ("Somebody to talk to", "open day and night"),
            ("Mental-health care", "Mon–Fri 8:30 AM–5 PM"),
        ]

    def test_of_one_town_has_what_lies_there_and_what_lies_nowhere(self) -> None:
        facilities.service("Line (invented)", categories=("crisis_line",), at=None)
        facilities.service("Here (invented)", categories=("counseling",))
        facilities.service("Away (invented)", categories=("counseling",), city="Imaginary Falls")
        found = card(words=words_in("en"), area="Fort Pretend")
        assert [entry.name for section in found.sections for entry in section.entries] == [
            "Line (invented)", "Here (invented)"
        ]  # fmt: skip

    def test_names_those_first_who_speak_its_language(self) -> None:
        for name in ("A", "B", "C"):
            facilities.service(f"{name} (invented)", languages=("vi",) if name == "C" else ())
        entries = card(words=words_in("vi")).sections[0].entries
        assert (entries[0].name, entries[0].speaks) == ("C (invented)", True)

    def test_has_no_more_than_fit(self) -> None:
        for number in range(MOST_IN_A_SECTION + 2):
            facilities.service(f"Number {number} (invented)")
        section = card(words=words_in("en")).sections[0]
        assert (len(section.entries), section.left_out) == (MOST_IN_A_SECTION, 2)

    def test_never_says_where_a_safe_house_is_nor_the_line_for_responders(self, page: PageClient, carlos: User) -> None:
        facilities.service(
            "Safe House (invented)", categories=("domestic_violence_shelter",), responder_contact="555-0199",
            has_responder_contact="yes",
        )  # fmt: skip
        text = page.as_(carlos).get(reverse("pocket_card:card")).text
        assert "Safe House" in text
        assert "Madeup St" not in text
        assert "555-0199" not in text


@pytest.mark.django_db
class TestTheReview:
    def test_is_needed_for_every_translation_until_it_is_noted(self, page: PageClient, cora: User) -> None:
        facilities.service()
        address = reverse("pocket_card:card") + "?language=ht"
        before = page.as_(cora).get(address).text
        assert "Not reviewed by a native speaker" in before
        assert "Translation not yet reviewed" in before
        sent = reverse("pocket_card:review", args=["ht"])
        after = page.as_(cora).post(sent, {"reviewer_words": "Mocka, who grew up in Jacmel"}).text
        assert "Mocka, who grew up in Jacmel" in after
        assert "Translation not yet reviewed" not in after
        assert "Not reviewed" not in page.as_(cora).get(reverse("pocket_card:card") + "?language=en").text

    def test_is_of_exactly_these_words(self, cora: User) -> None:
        note_review(words=words_in("es"), reviewer_words="Demo", by=cora)
        CardReview.objects.update(words_sha256="0" * 64)
        assert review_of(words_in("es")) is None

    def test_is_noted_by_whoever_manages_services(self, clara: User, cora: User, page: PageClient) -> None:
        with pytest.raises(Denied):
            note_review(words=words_in("es"), reviewer_words="Demo", by=clara)
        assert page.as_(cora).post(reverse("pocket_card:review", args=["en"]), status=404)


@pytest.mark.django_db
class TestThePdf:
    def test_is_tagged_one_sheet_and_in_its_language(self, page: PageClient, carlos: User) -> None:
        facilities.service("Línea (invented)", languages=("ar",))
        for language, word in (("es", "Ayuda en una crisis"), ("ar", "988"), ("zh", "危机时的帮助")):
            answer = page.as_(carlos).client.get(reverse("pocket_card:pdf") + f"?language={language}")
            read = PdfReader(BytesIO(answer.content))
            assert len(read.pages) == 1
            assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
            assert read.trailer["/Root"]["/Lang"] == words_in(language).tag
            assert word in read.pages[0].extract_text()

    def test_in_chinese_brings_its_own_letters(self) -> None:
        """Few machines have them; every character of the card's words is in the font that lies beside the card."""
        have = TTFont(letters.FONT).getBestCmap()
        said = (WORDS / "zh.toml").read_text(encoding="utf-8")
        assert letters.face_for(said)
        assert not letters.face_for("Clínica, Trợ giúp")
        assert not [each for each in said if letters.NEEDING_IT.match(each) and ord(each) not in have]

    def test_is_refused_where_the_machine_has_no_letters_for_it(self) -> None:
        facilities.service("\U000f1ab7 (invented)")  # no font has a letter for it
        with pytest.raises(UsageError, match="no font with its letters"):
            pdf_of(card(words=words_in("en")), is_reviewed=True)

    def test_is_refused_in_a_sentence_where_the_writer_is_missing(
        self, page: PageClient, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(name: str) -> None:
            raise OSError(name)

        monkeypatch.setattr(printing, "import_module", missing)
        assert "Print the page from the browser instead" in page.as_(carlos).get(reverse("pocket_card:pdf")).text
