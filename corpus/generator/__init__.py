"""Sample plans whose truth is known by construction, and the makers of their files."""
