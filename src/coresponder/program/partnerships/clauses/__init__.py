"""The clause library: for each kind of agreement its topics, and for each topic texts to choose from.

Every text is a template in our own words. None of it is legal advice; counsel of each party reads an agreement before
anybody signs it. The topics follow the memoranda of Fort Worth and of other cities, Maine's draft statute on police and
crisis agencies, the guides of the Council of State Governments Justice Center, 45 CFR 164.504(e), 42 CFR 2.11, and the
CJIS Security Policy; no text is taken from them.
"""
