"""The forms of referrals."""
