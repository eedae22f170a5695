"""The pages of the board, and what is done on them."""
