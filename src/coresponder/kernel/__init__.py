"""What every room needs and no room owns: errors that help, instants, hashes, named random streams, spoken numbers."""
