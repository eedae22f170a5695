"""Reading needs, handovers and supply."""
