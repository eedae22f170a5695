"""The chips of a call: what a dispatcher has to see before anything else, each with a word and an icon."""

from dataclasses import dataclass

from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import Repeats
from coresponder.program.calls.vocabulary import AgeBand, Reported

# BCP 47 codes of the languages that callers ask for most often; another code stands for itself.
LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "asl": "American Sign Language", "ase": "American Sign Language",
    "es": "Spanish", "fr": "French", "hmn": "Hmong", "ht": "Haitian Creole", "ko": "Korean", "ne": "Nepali",
    "om": "Oromo", "pt": "Portuguese", "ru": "Russian", "so": "Somali", "tl": "Tagalog", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
FLAGS = {"weapon": "Weapon", "violence": "Violence", "medical": "Medical need", "suicide": "Suicide"}
AGES = {AgeBand.CHILD: "Child", AgeBand.YOUTH: "12 to 17", AgeBand.OLDER: "65 or older"}
# Whether there is a weapon decides who goes in first, so that nobody's having asked is said as well.
ASKED_FOR = ("weapon",)


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A word with its tone; the icon follows from the tone, so that color is never all there is."""

    words: str
    tone: str = "neutral"
    title: str = ""


def chips_of(call: Call, *, repeats: Repeats, has_plan: bool) -> list[Chip]:
    """What is reported first, then what is on file, then who calls."""
    return [*_flags(call), *_on_file(repeats, has_plan), *_about_the_person(call)]


def language_words(code: str) -> str:
    """A language as people say it; "" for English and for one that is not known."""
    plain = code.lower().split("-")[0]
    return "" if plain in ("", "en") else LANGUAGES.get(plain, code)


def _flags(call: Call) -> list[Chip]:
    found = []
    for name, words in FLAGS.items():
        reported = getattr(call, name)
        if reported == Reported.YES:
            tone = "attention" if name == "medical" else "problem"
            found.append(Chip(words=words, tone=tone, title=f"{words}: reported"))
        elif reported == Reported.UNKNOWN and name in ASKED_FOR:
            found.append(Chip(words=f"{words}?", tone="attention", title=f"{words}: not known"))
    return found


def _on_file(repeats: Repeats, has_plan: bool) -> list[Chip]:
    found = [Chip(words="Plan on file", tone="info", title="A response plan that you may read")] if has_plan else []
    if repeats.within_30_days:
        words = f"Repeat ({repeats.within_30_days} in 30 d)"
        found.append(Chip(words=words, tone="info", title="Earlier calls from the same place within 30 days"))
    return found


def _about_the_person(call: Call) -> list[Chip]:
    language, age = language_words(call.language), AGES.get(AgeBand(call.age_band), "")
    return [Chip(words=each) for each in (language, age) if each]
