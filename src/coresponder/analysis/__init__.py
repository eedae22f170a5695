"""The engines, usable alone as a library on the program data set. No Django."""
