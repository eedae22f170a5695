"""Generated cases are not timed: the first one pays for loading the libraries."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
