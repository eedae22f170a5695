"""News: telling every open page that something has changed, the moment it is committed.

An action of a later app says `announce(Topic.CALLS, call.pk)`. Once its transaction has ended well, and only then, one
notice goes out: a topic, a number that counts up by one for each notice of the topic, and ids. Never a word about
anybody: what has changed, each page reads for itself, as far as its reader may.
"""
