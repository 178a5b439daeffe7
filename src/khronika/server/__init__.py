"""server: settings and the doors. ``desk`` is the team's door; it listens on this machine only."""
