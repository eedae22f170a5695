"""What a rule needs beyond its columns: separator, width, spelled-out values, spellings of “nothing recorded”."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.profile import STANDARD_EMPTY_SPELLINGS, FieldRule
from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.headers import means
from coresponder.formats.cad.proposing.looks import PLACEHOLDERS, ColumnLook
from coresponder.formats.cad.proposing.stamps import parse
from coresponder.formats.cad.proposing.vocabulary import call_source_words, value_words

SEPARATORS = (";", "|", ",", "/")
PARTS_KNOWN = 0.6  # of the parts between separators, the share that also stand alone or in other values
NARROWEST_CUT = 10  # shorter texts are codes of one length, not cut texts
CUT_CROWD = 4  # times as many different values at the greatest length as at each length just below
SHORT_ENOUGH_FOR_A_PLACEHOLDER = 12


def field_rule(header: Sequence[str], candidate: Candidate, field: str) -> FieldRule:
    """The rule that reads this candidate as this field."""
    look = candidate.look
    separator = _separator(look) if field == "disposition" else ""
    return FieldRule(
        columns=tuple(header[column] for column in candidate.columns),
        separator=separator,
        width=_cut_width(look, separator) if field == "disposition" else None,
        pattern=candidate.pattern or (look.stamp.pattern if FIELDS[field].kind == "stamp" else ""),
        values=_source_codes(candidate) if field == "call_source" else {},
        digest=candidate.digest,
    )


def empty_spellings(rows: Sequence[Sequence[str | None]], stamps: Sequence[ColumnLook]) -> tuple[str, ...]:
    """Spellings in the file that mean “nothing recorded”, beyond the standard ones."""
    written = Counter((cell or "").strip() for row in rows for cell in row)
    known = {text for text in written if text in PLACEHOLDERS and text}
    in_stamps = {text for look in stamps for text in _unread(look)}
    return tuple(sorted((known | in_stamps) - set(STANDARD_EMPTY_SPELLINGS)))


def _unread(look: ColumnLook) -> list[str]:
    """Words that come again and again in a stamp column and are no stamp, such as “Unknown”."""
    rest = {text: times for text, times in look.counts.items() if times > 2 and not parse(text, look.stamp)}
    return [text for text in rest if len(text) <= SHORT_ENOUGH_FOR_A_PLACEHOLDER and text.replace("/", "").isalpha()]


def _separator(look: ColumnLook) -> str:
    """The character between several codes in one value, or nothing."""
    return next((mark for mark in SEPARATORS if _separates(mark, look)), "")


def _separates(mark: str, look: ColumnLook) -> bool:
    several = [value for value in look.counts if mark in value]
    uses = Counter(part for value in look.counts for part in {part.strip() for part in value.split(mark)})
    parts = [part.strip() for value in several for part in value.split(mark)]
    known = sum(uses[part] > 1 or part in look.counts for part in parts)
    return bool(several) and (known == len(parts) or (len(several) > 1 and known >= PARTS_KNOWN * len(parts)))


def _cut_width(look: ColumnLook, separator: str) -> int | None:
    """The length at which the source cuts texts off: where a last code breaks off, or where far more texts end."""
    if separator and _breaks_off(look, separator):
        return look.longest
    return crowded_width(Counter(map(len, look.counts)))


def crowded_width(lengths: Mapping[int, int]) -> int | None:
    """The greatest length, where far more texts have it than chance gives; `lengths` counts them by length."""
    longest = max(lengths, default=0)
    just_below = sum(lengths.get(longest - step, 0) for step in (1, 2, 3)) / 3
    crowded = lengths.get(longest, 0) >= 3 and lengths[longest] >= CUT_CROWD * just_below
    varied = sum(times for length, times in lengths.items() if length < 0.8 * longest) >= 3
    return longest if longest >= NARROWEST_CUT and crowded and varied else None


def _breaks_off(look: ColumnLook, separator: str) -> bool:
    """Whether the longest values, and only these, end in the beginning of a code that stands whole elsewhere."""
    whole = {part.strip() for value in look.counts if len(value) < look.longest for part in value.split(separator)}
    last = {value: value.split(separator)[-1].strip() for value in look.counts if separator in value}
    cut = [value for value, part in last.items() if part not in whole and any(w.startswith(part) for w in whole)]
    return bool(cut) and all(len(value) == look.longest for value in cut)


def _source_codes(candidate: Candidate) -> dict[str, str]:
    """What each value says about how calls reach dispatch; what is not understood is left out, and so unknown."""
    yes = _code_of_header(candidate.label)
    codes = {value: _code(value, yes) for value in sorted(candidate.look.counts)}
    return {value: code for value, code in codes.items() if code}


def _code_of_header(header: str) -> Mapping[str, str]:
    """What yes and no mean under this header."""
    if means(header, "selfinitiated"):
        return {"yes": "officer_initiated", "no": "unknown"}
    return {"yes": "911", "no": "other"} if means(header, "nineoneone") else {}


def _code(value: str, yes: Mapping[str, str]) -> str:
    text = value.lower().strip()
    for answer in ("yes", "no"):
        if yes and text in value_words(answer):
            return yes[answer]
    return next((code for word, code in call_source_words() if _stands_in(word, text)), "")


def _stands_in(word: str, text: str) -> bool:
    """A single letter or digit has to be the whole value; a word has to begin a word."""
    return word == text if len(word) == 1 else re.search(rf"\b{re.escape(word)}", text) is not None
