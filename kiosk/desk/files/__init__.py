"""Folders, files, and what is in them."""
