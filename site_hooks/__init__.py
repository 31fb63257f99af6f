"""What the build adds to MkDocs: plain functions, and thin hook modules that call them."""
