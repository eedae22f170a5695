"""Languages as directories write them. “Translators upon request” is no language, and nobody guesses one from it."""

import re

ALSO_CALLED = {
    "creole": "Haitian Creole",
    "haitian-creole": "Haitian Creole",
    "asl": "American Sign Language",
    "sign language": "American Sign Language",
    "mandarin": "Mandarin Chinese",
    "chinese": "Chinese",
    "español": "Spanish",
    "espanol": "Spanish",
    "farsi": "Persian",
    "filipino": "Tagalog",
}
NAMES = (
    "American Sign Language",
    "Amharic",
    "Arabic",
    "Armenian",
    "Bengali",
    "Bosnian",
    "Burmese",
    "Cantonese",
    "Chinese",
    "Danish",
    "Dutch",
    "English",
    "French",
    "German",
    "Greek",
    "Gujarati",
    "Haitian Creole",
    "Hebrew",
    "Hindi",
    "Hmong",
    "Icelandic",
    "Italian",
    "Japanese",
    "Karen",
    "Khmer",
    "Korean",
    "Lao",
    "Mandarin Chinese",
    "Navajo",
    "Nepali",
    "Norwegian",
    "Pashto",
    "Persian",
    "Polish",
    "Portuguese",
    "Punjabi",
    "Romanian",
    "Russian",
    "Sindhi",
    "Somali",
    "Spanish",
    "Swahili",
    "Swedish",
    "Tagalog",
    "Taiwanese",
    "Thai",
    "Tigrinya",
    "Turkish",
    "Ukrainian",
    "Urdu",
    "Vietnamese",
    "Yiddish",
)
_KNOWN = {name.casefold(): name for name in NAMES} | ALSO_CALLED
_BETWEEN = re.compile(r"\s*(?:,|;|&|/|\.|\n|\band\b)\s*", re.IGNORECASE)
_LIMITED = re.compile(r"\s*\((?:limited|intermediate)\)", re.IGNORECASE)


def languages_in(text: str) -> list[str]:
    """The languages that a text names, where it names nothing else: “English and Spanish” is two."""
    parts = [part for part in _BETWEEN.split(_LIMITED.sub("", text.strip())) if part]
    named = [_KNOWN.get(part.casefold().strip(" *")) for part in parts]
    return [each for each in named if each] if all(named) else []
