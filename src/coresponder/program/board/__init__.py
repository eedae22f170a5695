"""The board: calls that wait, calls that are worked on, the teams on duty, and sending the right one.

It keeps nothing of its own but the outlines of the beats. What it shows, it reads from calls and dispatch as the person
in front of it may see it; what is done on it are the actions of dispatch.
"""
