"""The languages that a form offers, by their BCP 47 codes: the commonest in the United States, and signing."""

LANGUAGES = (
    ("", "Not known"),
    ("en", "English"),
    ("es", "Spanish"),
    ("ase", "American Sign Language"),
    ("zh", "Chinese"),
    ("vi", "Vietnamese"),
    ("tl", "Tagalog"),
    ("ar", "Arabic"),
    ("ko", "Korean"),
    ("ru", "Russian"),
    ("fr", "French"),
    ("ht", "Haitian Creole"),
    ("so", "Somali"),
    ("hmn", "Hmong"),
    ("pt", "Portuguese"),
    ("und", "Another language"),
)
