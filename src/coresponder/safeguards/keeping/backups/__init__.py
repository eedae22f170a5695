"""Backups: the database and the files, sealed with a key of their own; putting them back, for good or for a try.

backup  =  sealed stream of a tar:  files/…   database.dump   manifest.json (last, with a hash for each)
"""
