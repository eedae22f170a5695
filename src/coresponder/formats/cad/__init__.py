"""Exports of calls for service from computer-aided dispatch (CAD): from any city's file to typed calls.

The way through: `opening` finds out what the file is · `profile` says which column is what · `proposing` drafts
a profile for a layout never seen · `reading` turns rows into call versions, flags and rejects.
"""
