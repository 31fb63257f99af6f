"""Entitlement: which User Roles a Party can take, what each asks of it, and the whole decision table."""
