"""Reading referrals."""
