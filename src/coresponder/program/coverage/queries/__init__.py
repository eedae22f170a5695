"""Reading what was reached and what was missed."""
