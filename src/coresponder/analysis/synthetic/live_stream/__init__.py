"""A stream of EIDO documents from a dispatch system that does not exist, with the right end state of every incident.

lives        what happens to each incident, in the order in which it happened
documents    what its dispatch system writes of it after each event
truth        how it ends, kept while its life is told: it never looks at a document
delivering   the documents as they arrive: late, out of order, some of them twice

    stream = live_stream(documents=5000, seed=7)
    stream.deliveries          bytes, in the order of their arrival
    stream.truths              by incident id, what a program that read all of them has to say
"""

from coresponder.analysis.synthetic.live_stream.delivering import LiveStream, live_stream
from coresponder.analysis.synthetic.live_stream.truth import Truth

__all__ = ["LiveStream", "Truth", "live_stream"]
