"""What a section says of an element: wordings, meaning, topic."""
