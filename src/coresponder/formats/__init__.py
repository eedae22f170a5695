"""Outside formats as plain Python: CAD exports and the program data set. No Django."""
