"""Learning which capitalised names in a sentence are places, from our own sentences."""
