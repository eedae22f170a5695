"""What whoever runs the program does so that records are safe: keys, an export of everything, backups and drills.

The way through: `exporting` writes every table in open formats and verifies it · `backups` dumps, seals, restores and
tries it out · `actions` are the deeds with their permission and their event · the commands are in delivery/cli.
"""
