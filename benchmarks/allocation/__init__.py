"""Cases and rivals of the allocation benchmark."""
