"""Search in the page."""
