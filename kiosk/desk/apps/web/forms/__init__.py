"""Forms of web pages: fields, display, submission and goals."""
