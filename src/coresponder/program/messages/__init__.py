"""Messages that leave the program: e-mail and text messages with a link in them, and nothing about a person."""
