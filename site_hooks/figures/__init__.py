"""What the build puts into pages: forms, examples, pictures, tables made from code and data."""
