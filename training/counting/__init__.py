"""Learning what a number in a sentence counts, from our own marked sentences."""
