"""Faults put into copies of a module, one at a time, to see whether a test notices."""
