"""Charts as accessible SVG, drawn from small typed inputs: the same text serves the screen and the printed page."""
