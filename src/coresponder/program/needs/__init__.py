"""What people need against what the community offers: unmet, declined, refused; and how long a handover takes.

`counting` and `releasing` are plain Python: people in, a published picture out, without a small number in it. `sources`
is where other apps say which needs they know of. Nothing about a single person is kept here.
"""
