"""What a person agreed to, what a person wants kept from somebody, and what left about a person.

People are named by their id only: who they are is kept further up, in program/people.
"""
