"""The policy manual: chapters that both agencies approve and everybody reads, and what is learned from hard calls."""
