"""The adviser's corner, behind its PIN."""
