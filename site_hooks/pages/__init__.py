"""The pages of the site as trees, and what each is held to."""
