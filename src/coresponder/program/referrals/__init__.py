"""Referrals that come back: one need of one person, the services asked for it, and what became of it.

A referral is a part of the person's record. It is sent with the least that a service has to know, after consent and
agreement were asked; the first service that takes it wins; every state has a time by which somebody must act, and a
person to whom it rises when nobody did.
"""
