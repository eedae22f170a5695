"""The words of the board that are its own."""

# How many minutes of the invented day pass in a minute.
SPEEDS = ((1, "as in life"), (10, "10 times"), (60, "60 times"))
# What dispatchers type for a status, as many consoles have it.
STATUS_CODES = {
    "ac": "accepted",
    "en": "en_route",
    "os": "on_scene",
    "rel": "officer_released",
    "tx": "transporting",
    "cl": "clear",
    "still": "still",
}
