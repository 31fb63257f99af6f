"""The deadline planner."""
