"""Measurements: ``python -m tests.bench`` prints them; nothing here passes or fails."""
