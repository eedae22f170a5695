"""The report of a baseline: the same sections for the HTML file, the tagged PDF and the browser page."""
