"""From records to the program data set."""
