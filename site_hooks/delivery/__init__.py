"""The last steps of a build: names, headers, the list of parts, editions, a release."""
