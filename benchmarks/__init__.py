"""Benchmarks: each runs what a user would otherwise pick and the project on the same input, in the same process.

Ratios within one run count; seconds do not, because machines differ and are busy with other work. Nothing is printed
before both have given the same answer.
"""
