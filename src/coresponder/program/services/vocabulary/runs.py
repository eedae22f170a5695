"""The names of this app's long tasks."""

LOOK_THROUGH = "look_through_directory"
TAKE_OVER = "take_over_directory"
