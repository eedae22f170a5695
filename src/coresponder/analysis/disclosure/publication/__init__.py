"""A whole baseline as linked counts: what each figure shows, how the counts hang together, and what has to go.

ties         which counts a figure of each measure shows                 (one function for each kind of measure)
structure    which counts are parts of which, as data
linking      from the figures of a baseline to linked counts
releasing    the figures that may be published
"""
