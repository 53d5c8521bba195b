"""What a territory's economy needs and what it has too much of, trade by trade."""
