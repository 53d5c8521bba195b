"""Whether a life project fits its person's training, their experience and the market."""
