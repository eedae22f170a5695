"""What has no place in this program: returns of NCIC and criminal histories (III).

They are criminal-justice information under the CJIS Security Policy, and stay in the systems that answer such queries.
A text that looks like one is refused before it is stored. It is a guard against pasting, not a proof: a return that
was retyped in plain words is not recognized.
"""

import re

from coresponder.kernel.errors import UsageError

# Message keys and field prefixes of NCIC and Nlets, as they stand in a return.
LOOKS_LIKE_A_RETURN = re.compile(
    r"\b(?:NCIC|NLETS|CCH)\b"
    r"|\bTRIPLE[- ]I\b"
    r"|\bIII\s+(?:return|record|response|hit|check|query|inquiry)\b"
    r"|\binterstate identification index\b"
    r"|\b(?:MKE|ORI|NIC|OCA|FBI|SID|DLN|SOC|VIN|OLN)/[A-Z0-9]{2,}"
    r"|\b(?:QH|QR|FQ|IQ|QW|QWA)\.[A-Z0-9]{2,}"
    r"|\bcriminal history (?:record|response|return|transcript)\b"
    r"|\brap sheet\b",
    re.IGNORECASE,
)
LONGEST_TEXT = 8000


def check_text(text: str) -> str:
    """The text without blanks at its ends; UsageError where it is empty, too long, or looks like a return."""
    text = text.strip()
    if not text:
        raise UsageError("nothing_written", "Nothing was written.", "Write at least a sentence.")
    if len(text) > LONGEST_TEXT:
        raise UsageError("text_too_long", f"The text is longer than {LONGEST_TEXT:,} characters.", "Shorten it.")
    if LOOKS_LIKE_A_RETURN.search(text):
        raise UsageError(
            "looks_like_a_return",
            "This looks like a return of NCIC or a criminal history (III), which has no place here.",
            "Write in your own words what the team needs to know, or leave it in the system that it came from.",
        )
    return text
