"""How the odds, the spellings and the weights are learnt from names known in both scripts."""
