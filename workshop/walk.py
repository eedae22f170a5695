"""Walks a running demonstration as a newcomer would, without a browser: front page, one click, what Cora sees.

python workshop/walk.py http://127.0.0.1:8000
"""

import re
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

COORDINATOR = "/sign-in/as/cora/"


def main(address: str) -> None:
    """Fail with a sentence at the first page that is not what it should be."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    front = fetch(visitor, address)
    expect(COORDINATOR in front, "The front page does not offer the coordinator.")
    home = fetch(visitor, address + COORDINATOR, {"csrfmiddlewaretoken": token_in(front), "Referer": address})
    expect("Cora Coordinator" in home, "One click did not sign in as the coordinator.")
    expect("crisis calls" in home.lower(), "The coordinator’s home page does not speak of crisis calls.")
    outcomes = fetch(visitor, f"{address}/outcomes/")
    expect("Nobody noted a day of launch" not in outcomes, "The outcomes do not know the day of the launch.")
    print(f"The demonstration at {address} lets the coordinator in.")


def fetch(visitor: urllib.request.OpenerDirector, address: str, form: dict[str, str] | None = None) -> str:
    """The text of a page; with a form, what comes back after sending it."""
    body = urllib.parse.urlencode(form).encode() if form else None
    with visitor.open(address, body, timeout=30) as answer:
        return str(answer.read().decode())


def token_in(page: str) -> str:
    """The CSRF token of the page's first form."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    expect(found is not None, "The front page has no form.")
    return found[1] if found else ""


def expect(is_so: bool, sentence: str) -> None:
    """End with the sentence unless it is so."""
    if not is_so:
        sys.exit(sentence)


if __name__ == "__main__":
    main(sys.argv[1])
