"""Kiosk: graded practice for people at a public computer."""

__version__ = "0.1.0"
