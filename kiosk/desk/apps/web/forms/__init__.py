"""Forms of web pages: their fields, filling them in, sending them, what an exercise asks of them."""
