"""The verbs of this app: add a person, add, correct and end parts, join and take apart, answer a proposal."""
