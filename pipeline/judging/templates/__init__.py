"""Template files: read, checked, and tried on their own wording."""
