"""Tags for the templates of public pages."""
