"""What people write for a date, a number, an address …: read generously into one value, compared, and diagnosed.

A module per kind of value. Each reads all spellings of one value, and says as a sentence what is wrong with a text
that it cannot read: only what was verified, else what is asked for. Pure.
"""
