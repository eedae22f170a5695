"""The words of the directory: categories of help, and the answers and states that its rows can have."""
