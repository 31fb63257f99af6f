"""Calculators for the User Entry Process of the Smart Energy Code, after the SECAS guidance v1.3 (June 2018)."""

GUIDANCE_VERSION = "1.3"
