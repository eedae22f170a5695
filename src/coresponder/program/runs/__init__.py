"""Long tasks that a person starts and watches: reading an export, building a baseline.

A later app says what kinds of task it has (`kinds.register`); this app starts them in the background, shows how far
they are, cancels them, notices when the worker that did one has died, and starts them again.
"""
