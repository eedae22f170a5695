"""Code lists of this app. Where nothing is known, the reason is a code of its own."""
