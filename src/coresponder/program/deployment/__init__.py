"""When a co-responder team suits a call: the kinds of teams, the criteria in force, and what they say of one call."""
