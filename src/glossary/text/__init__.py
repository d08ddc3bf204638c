"""What characters are: scripts, brackets, sentences, and the view that a reader has."""
