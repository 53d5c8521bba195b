"""Changing an edition: marks, proposals, decisions. Each verb has a module of its own."""
