"""Messages that leave the program."""
