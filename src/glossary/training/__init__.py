"""Learn the weights of the decisions from gold passages and from text that marks its terms.

This stands above the rooms, as engine does: it detects, aligns and compares
with gold, and gives the weights that align decides by.
"""
