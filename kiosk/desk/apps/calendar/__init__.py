"""Agenda: appointments in a month and in a day, written, moved and deleted, and put in from a message."""
