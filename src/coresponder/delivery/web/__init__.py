"""The pages that belong to no single app: frame, front page, sign-in, home, audit trail, components."""
