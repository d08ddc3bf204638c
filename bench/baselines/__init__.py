"""Simple ways to find term pairs, to compare with: each a function from text to pairs."""
