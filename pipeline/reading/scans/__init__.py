"""From the picture of a page to the strips that hold one line each."""
