"""A Document held against a Template becomes an Analysis."""
