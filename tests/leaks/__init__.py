"""Attackers as code: each has every release that ever was, knows the rules and the program, and wants what the mask hides."""
