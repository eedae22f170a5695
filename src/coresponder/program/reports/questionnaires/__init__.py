"""What funders ask, as configuration: a TOML file with questions, each answered by a measure or in words.

`reading` from a file to checked content, and back · invented.toml an example of our own, of no funder
"""
