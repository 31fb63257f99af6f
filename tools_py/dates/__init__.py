"""Dates: calendars, counting Working Days, months, lengths of time, dates in words."""
