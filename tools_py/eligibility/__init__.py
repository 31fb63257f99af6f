"""The eligibility check."""
