"""The verbs of this app: begin, compute, write, approve, publish, set aside, correct, compute again, take along."""
