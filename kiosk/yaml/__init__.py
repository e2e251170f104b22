"""YAML that people write by hand, for exercises and settings alike: every value and every problem with its place."""
