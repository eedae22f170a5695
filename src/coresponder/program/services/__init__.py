"""The community's services: who helps with what, where, when, for whom, and whether a team may bring somebody there."""
