"""reading: a report's text becomes claims, each with its span. Knows no user, clock, table or wire."""

RULES_VERSION = "2026.11.0"
