"""Follow-up after the crisis: what is due, what was tried, who was reached, and that nobody falls between two lists.

vocabulary   every code, in the words that people read
rules        one transition table for each noun; which encounters are followed up, as data; who is told of which state
models       rules with versions, episodes, follow-ups with attempts, wishes about contact, conferences, feedback
queries      today's page, lists, counts without names, what may be shown at a table, what goes to the data set
actions      planning by rule, attempts, ends, transfers, conferences, feedback
"""
