"""From records to the de-identified program data set: the only bridge to analysis.

sources     which table is filled by what; an app further up adds its own
scope       the moment as of which is read, the tokens, who was whose record then
rows        the rows of each table
fields      for every field of the records: in which column it is, or why in none
making      all tables into one folder, with manifest and hash
actions     asking for a release, making it, handing it out, noting what changed in recording
"""
