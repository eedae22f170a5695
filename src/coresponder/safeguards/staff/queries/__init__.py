"""Reading who has an account, who was invited, and what reviews found."""
