"""What of a week deserves a look, by rules that anybody can read. No rule judges a person served."""
