"""The call types of a baseline, judged by the rules and the decisions as they are now."""
