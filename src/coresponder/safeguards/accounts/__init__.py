"""Who somebody is: the account, its display name, its role."""
