"""Training what the Kazakh reader ships."""
