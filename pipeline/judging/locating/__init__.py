"""Where sections stand: headings, contents pages, and what a section says by itself."""
