"""The one way on which a call comes in: by folder, push or hand, as EIDO, row or form.

items       what a document says of one call, ready to be settled; what could not be read, with its reason
eidos · rows · by_hand    each kind of document -> items
settling    an item among everything that was said before: new, newer, late, contested, or known
known       which documents of a batch have come before, in one query
merging     which call is part of which, once another has been heard
judging     what the type of a call means, and what it says by itself
places      a place as a token by which it is recognized
advising    what the deployment criteria say of it, kept for good
"""
