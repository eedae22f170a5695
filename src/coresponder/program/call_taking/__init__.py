"""Taking a call: what to ask, in the order in which it matters, what was answered, and handing over to and from 988."""
