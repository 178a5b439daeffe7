"""What leaves, and in which form. Knows nouns alone: who may see what was decided before."""
