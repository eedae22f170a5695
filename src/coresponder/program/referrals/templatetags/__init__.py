"""How the pages of referrals put things in words."""
