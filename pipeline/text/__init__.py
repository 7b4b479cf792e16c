"""Thai text: pure functions."""
