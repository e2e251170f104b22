"""YAML that people write by hand, for exercises and settings alike: every value and every problem with its place."""

MAX_BYTES = 64 * 1024
"""The largest text that is read, in bytes. The longest real exercises take about 6 KiB."""
