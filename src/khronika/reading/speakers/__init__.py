"""Speakers: which body a speaker speaks for. Tables of bodies beside the code that matches them."""
