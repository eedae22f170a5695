"""The people who work with the program: invited, signing in, acting for an agency, leaving, looked over once a year.

Their accounts are kept in safeguards/accounts, below the permissions and the audit trail; what is done to them is done
here, above both.
"""
