"""The verbs of agreements: draft, write, agree, sign, suspend, resume, end, renew."""
