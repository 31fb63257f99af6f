"""What the build adds to MkDocs: plain functions, and thin hook modules that call them."""

from pathlib import Path

PROJECT = Path(__file__).parents[1]
"""The folder of the project, which holds `mkdocs.yml`."""
