"""Invented people: folders and registers to try the system on, marked as samples, the same for the same seed."""
