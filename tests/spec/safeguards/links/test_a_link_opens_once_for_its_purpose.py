"""A link for somebody without an account: what it opens, for how long, and what everybody else is told."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.links.actions import IssuedLink, LinkRefused, end_links, issue_link, open_link, use_link
from coresponder.safeguards.links.models import Link, WrongTry
from coresponder.safeguards.links.vocabulary import LinkPurpose

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=4)
# A word of its own on every page, against forged forms.
TOKEN = re.compile(rb"hx-headers='[^']*'")
HOME = "203.0.113.7"
PURPOSE = LinkPurpose.CAPACITY


def issued(*, single_use: bool = True, by: User | None = None, about: UUID | None = None) -> IssuedLink:
    """A link to post capacity, good for four hours."""
    return issue_link(purpose=PURPOSE, about=about or uuid4(), valid_for=HOURS, single_use=single_use, by=by)


def opened(secret: str, *, purpose: LinkPurpose = PURPOSE, from_address: str = HOME) -> Link:
    """What somebody finds who follows a link."""
    return open_link(secret, purpose=purpose, from_address=from_address)


class TestALink:
    def test_opens_what_it_was_made_for(self, cora: User) -> None:
        about = uuid4()
        made = issued(by=cora, about=about)
        assert opened(made.secret).about == about

    def test_is_kept_as_a_hash_only(self, cora: User) -> None:
        made = issued(by=cora)
        opened(made.secret)
        assert made.secret not in str([*Link.objects.values(), *AuditEvent.objects.values()])

    def test_can_be_looked_at_before_it_is_used_because_mail_programs_look_first(self) -> None:
        made = issued()
        opened(made.secret)
        assert use_link(opened(made.secret)).used_at is not None

    def test_of_many_uses_opens_again_after_it_was_used(self) -> None:
        made = issued(single_use=False)
        use_link(made.link)
        assert opened(made.secret).pk == made.link.pk

    def test_leaves_a_line_in_the_trail_when_issued_first_followed_used_and_ended(self, cora: User) -> None:
        made = issued(single_use=False, by=cora)
        for _ in range(3):
            opened(made.secret)
        use_link(made.link)
        end_links(purpose=PURPOSE, about=made.link.about)
        events = AuditEvent.objects.filter(event__startswith="link.").order_by("position")
        assert [each.event for each in events] == ["link.issued", "link.opened", "link.used", "link.ended"]


def _replayed() -> str:
    made = issued()
    use_link(made.link)
    return made.secret


def _expired() -> str:
    with time_machine.travel(timezone.now() - HOURS, tick=False):
        return issued().secret


def _altered() -> str:
    secret = issued().secret
    return secret[:-1] + ("A" if secret[-1] != "A" else "B")


def _ended() -> str:
    made = issued()
    end_links(purpose=PURPOSE, about=made.link.about)
    return made.secret


def _of_another_purpose() -> str:
    return issue_link(purpose=LinkPurpose.FEEDBACK, about=uuid4(), valid_for=HOURS, single_use=True, by=None).secret


OPENING_NOTHING: list[Callable[[], str]] = [
    _replayed,
    _expired,
    _altered,
    _ended,
    _of_another_purpose,
    lambda: "guessed",
    lambda: "",
]
NAMES = ["replayed", "expired", "altered", "ended", "of another purpose", "guessed", "empty"]


class TestALinkThatOpensNothing:
    @pytest.mark.parametrize("made", OPENING_NOTHING, ids=NAMES)
    def test_gets_one_and_the_same_answer(self, made: Callable[[], str]) -> None:
        with pytest.raises(LinkRefused) as refused:
            opened(made())
        assert str(refused.value) == "This link does not open anything. Ask whoever sent it for a new one."
        assert refused.value.code == "link_not_valid"

    def test_can_not_be_used_by_somebody_who_opened_it_in_time(self) -> None:
        made = issued()
        end_links(purpose=PURPOSE, about=made.link.about)
        with pytest.raises(LinkRefused):
            use_link(made.link)

    def test_is_written_to_the_trail_without_the_secret(self) -> None:
        with pytest.raises(LinkRefused):
            opened("guessed-at-random")
        event = AuditEvent.objects.filter(event="link.refused").get()
        assert (event.about, event.outcome) == ("link:unknown", "refused")
        assert "guessed" not in str(event.details)


class TestGuessing:
    def guess(self, times: int, *, from_address: str = HOME) -> list[str]:
        """The codes of so many answers."""
        codes = []
        for number in range(times):
            with pytest.raises(LinkRefused) as refused:
                opened(f"guess-{number}", from_address=from_address)
            codes.append(refused.value.code)
        return codes

    def test_ends_after_ten_wrong_links_even_for_a_right_one(self) -> None:
        made = issued()
        assert set(self.guess(10)) == {"link_not_valid"}
        with pytest.raises(LinkRefused, match=r"Try again after \d\d:\d\d \(America/Chicago\)") as refused:
            opened(made.secret)
        assert refused.value.code == "too_many_wrong_links"

    def test_goes_on_after_a_quarter_of_an_hour(self) -> None:
        made = issued()
        self.guess(11)
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            assert opened(made.secret)

    def test_keeps_nobody_else_out(self) -> None:
        made = issued()
        self.guess(11)
        assert opened(made.secret, from_address="198.51.100.4")

    def test_is_counted_by_the_half_of_a_long_address_that_one_subscriber_has(self) -> None:
        self.guess(5, from_address="2001:db8:1:2::1")
        self.guess(5, from_address="2001:db8:1:2:ffff::9")
        assert self.guess(1, from_address="2001:db8:1:2:3::4") == ["too_many_wrong_links"]

    def test_is_kept_for_a_day_and_without_the_address(self) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=2)):
            self.guess(1)
        self.guess(1)
        assert WrongTry.objects.count() == 1
        assert HOME not in str(list(WrongTry.objects.values()))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_a_link_at_the_same_moment_one_is_refused() -> None:
    link, together = issued().link, Barrier(2)

    def use() -> str:
        try:
            with transaction.atomic():
                together.wait(timeout=10)
                use_link(link)
                return "used"
        except LinkRefused:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = [each.result() for each in [pool.submit(use), pool.submit(use)]]
    assert sorted(answers) == ["refused", "used"]


@pytest.mark.urls("tests.spec.safeguards.links.pages")
class TestThePageBehindALink:
    def test_opens_without_an_account_and_without_a_menu(self, client: Client) -> None:
        answer = client.get(f"/behind-a-link/{issued().secret}/")
        assert answer.status_code == 200
        assert b"<nav" not in answer.content

    def test_tells_no_other_site_its_address_and_is_kept_by_nobody(self, client: Client) -> None:
        for secret, status in ((issued().secret, 200), ("guessed", 404)):
            answer = client.get(f"/behind-a-link/{secret}/")
            assert answer.status_code == status
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "no-store" in answer["Cache-Control"]

    def test_takes_a_form_though_the_browser_sends_no_origin_with_it(self) -> None:
        browser = Client(enforce_csrf_checks=True)
        address = f"/behind-a-link/{issued().secret}/"
        assert browser.post(address, headers={"origin": "null"}).status_code == 200
        assert browser.post(address, headers={"origin": "null"}).status_code == 404

    def test_says_the_same_for_every_link_that_opens_nothing(self, client: Client) -> None:
        pages = [client.get(f"/behind-a-link/{made() or 'none'}/").content for made in OPENING_NOTHING]
        assert len({TOKEN.sub(b"", each) for each in pages}) == 1

    def test_says_when_to_try_again_to_whoever_guessed_too_often(self, client: Client) -> None:
        for number in range(11):
            answer = client.get(f"/behind-a-link/guess-{number}/")
        assert answer.status_code == 429
        assert "Try again after" in answer.content.decode()
