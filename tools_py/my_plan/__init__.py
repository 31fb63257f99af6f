"""My plan: the eligibility check, the deadline planner and the credit cover estimator as one."""
