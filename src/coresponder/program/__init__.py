"""The program itself: Django apps in the order in which a program is built and a call travels."""
