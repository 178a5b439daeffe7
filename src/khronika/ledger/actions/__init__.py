"""One file an act. Each act is one transaction that holds its own log row, and may be repeated without harm."""
