"""The pocket card: services by kind for one area, in one language, with 988 and 911; to print, to fold, to hand over.

words/*.toml   the card's fixed words, one file for each language. All but the English ones are translations, and each
               is marked as not reviewed until a coordinator has noted that a native speaker read exactly these words.
wording        reads them · opening_hours says hours in them · making puts a card together · printing writes the PDF

What a service calls itself is printed as it is. Lines for responders are never printed, nor where a safe house is.
"""
