"""Models of programs that went before, as data: to compare with one’s own, and to begin from."""
