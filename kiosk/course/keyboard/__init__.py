"""Keyboards: the layouts, the keys by name, and the way to type a character."""
