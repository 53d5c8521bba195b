"""Reading across the rooms: a person's whole file, and what waits for whom."""
