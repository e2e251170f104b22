"""The screen of a station: how large its text is, and what its compositor must know."""
