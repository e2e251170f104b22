"""Texte: the simulated word processor."""
