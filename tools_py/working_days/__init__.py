"""The Working-Day counter."""
