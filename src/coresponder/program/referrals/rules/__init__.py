"""What the state of a referral allows, and what has to be said."""
