"""Draws the simulated computer as it was laid out, one function for each shape."""
