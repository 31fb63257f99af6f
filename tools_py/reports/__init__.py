"""What an answer is, and how it is written: HTML, Markdown, plain text, CSV, SVG."""
