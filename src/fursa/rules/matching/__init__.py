"""Which opening fits which life project, for one person or for many at once; explained like an allocation."""
