"""All outcome measures over five million encounters, beside the same measures in pandas."""
