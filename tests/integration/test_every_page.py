"""What holds for every page: headers, time zone, theme, the page-checking client itself."""

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from coresponder.safeguards.accounts.models import User
from tests.support.page import PageClient, faults, parsed

WHOLE = (
    '<!doctype html><html lang="en"><head><title>Calls – Coresponder</title></head><body><h1>Calls</h1>{}</body></html>'
)


class TestHeaders:
    def test_nothing_but_this_origin_may_be_loaded_and_nothing_inline_may_run(self, page: PageClient) -> None:
        policy = page.get("/sign-in/").response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy

    @pytest.mark.parametrize(
        ("header", "value"),
        [
            ("X-Frame-Options", "DENY"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ],
    )
    def test_browsers_are_told_to_be_careful(self, page: PageClient, header: str, value: str) -> None:
        assert page.get("/sign-in/").response[header] == value

    def test_no_script_can_read_the_session(self, page: PageClient, settings: Settings) -> None:
        settings.DEMO = True
        page.post("/sign-in/as/cora/")
        cookie = page.client.cookies["sessionid"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


class TestFrame:
    def test_every_page_says_in_which_zone_its_times_are(self, page: PageClient, cora: User) -> None:
        assert "All times are in the zone America/Chicago" in page.as_(cora).get("/home/").text

    def test_the_theme_is_remembered_and_one_comes_back_to_the_page(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        back = as_cora.post("/theme/", {"theme": "dark", "next": "/components/"})
        assert back.heading == "Components"
        assert back.all("html")[0].get("data-theme") == "dark"

    @pytest.mark.parametrize("chosen", ["", "purple", "dark; secure"])
    def test_a_theme_that_there_is_not_changes_nothing(self, page: PageClient, chosen: str) -> None:
        back = page.post("/theme/", {"theme": chosen, "next": "/sign-in/"})
        assert back.all("html")[0].get("data-theme") == "system"

    def test_a_link_to_elsewhere_is_no_way_back(self, page: PageClient) -> None:
        assert page.post("/theme/", {"theme": "dark", "next": "//elsewhere.example/"}).heading == "Sign in"

    def test_the_trail_comes_in_pages(self, page: PageClient, priya: User, settings: Settings) -> None:
        settings.DEMO = True
        for _ in range(51):
            PageClient().client.post("/sign-in/as/cora/")
        first = page.as_(priya).get("/audit-trail/")
        assert "Page 1 of 2" in first.text
        assert first.links["Next"] == "?page=2"
        assert "Page 2 of 2" in page.as_(priya).get("/audit-trail/?page=2").text


class TestThePageCheckingClient:
    """A check that could not fail would prove nothing."""

    @pytest.mark.parametrize(
        ("content", "complaint"),
        [
            ("<h1>Again</h1>", "2 h1 elements"),
            ('<p id="a"></p><p id="a"></p>', "“a” stands 2 times"),
            ("<form method='get'></form>", "no action"),
            ("<form method='post' action='/x/'></form>", "no CSRF token"),
            ("<input name='population'>", "“population” has no label"),
            ("<table><tbody><tr><td>1</td></tr></tbody></table>", "no caption"),
            ("<img src='/a.png'>", "no alt text"),
            ("<svg></svg>", "neither a name nor aria-hidden"),
            ("<a href='/'></a>", "a a has no words"),
            ("<a href=''>Build a baseline</a>", "the link “Build a baseline” leads nowhere"),
            ("<p style='color: red'></p>", "attribute style"),
            ("<script>1</script>", "a script stands in the page"),
            ("<button onclick='x()'>Go</button>", "attribute onclick"),
        ],
    )
    def test_it_says_what_is_wrong(self, content: str, complaint: str) -> None:
        page = parsed(HttpResponse(WHOLE.format(content)))
        assert any(complaint in sentence for sentence in faults(page, skip=set()))

    def test_it_says_when_the_title_is_another_pages(self) -> None:
        page = parsed(HttpResponse(WHOLE.format("").replace("<h1>Calls", "<h1>Baseline")))
        assert "does not begin with its heading" in faults(page, skip=set())[0]

    def test_it_refuses_html_that_a_browser_would_silently_mend(self) -> None:
        with pytest.raises(Exception, match="Unexpected"):
            parsed(HttpResponse(WHOLE.format("<p><div></p></div>")))

    def test_a_sound_page_passes(self) -> None:
        assert not faults(parsed(HttpResponse(WHOLE.format("<p>Fine.</p>"))), skip=set())

    def test_a_rule_is_switched_off_by_its_name_and_only_by_a_true_one(self) -> None:
        page = parsed(HttpResponse(WHOLE.format("<img src='/a.png'>")))
        assert not faults(page, skip={"images"})
        with pytest.raises(AssertionError, match="There is no rule"):
            faults(page, skip={"pictures"})
