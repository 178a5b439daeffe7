"""khronika: a monitoring desk for the right of assembly."""

__version__ = "0.1.0"
