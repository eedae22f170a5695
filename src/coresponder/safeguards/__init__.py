"""What keeps people and their records safe: who somebody is, what they may do, and what was done."""
