"""How old somebody is, in words."""

from datetime import date

from django.utils import timezone


def age_in_years(born: date) -> int:
    """Whole years since somebody was born, in the program's zone."""
    today = timezone.localdate()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def age_words(birth_date: str, birth_years: str) -> str:
    """The age from a birth date (YYYY-MM-DD), else about how old from two years (YYYY-YYYY); empty without either."""
    if birth_date:
        return f"{age_in_years(date.fromisoformat(birth_date))} years old"
    if birth_years:
        first, _, last = birth_years.partition("-")
        today = timezone.localdate().year
        return f"about {today - int(last)} to {today - int(first)} years old"
    return ""
