"""The Debian package: the program with its own Python packages, exercises and manual in one file, for a station.

What stands in it is worked out without a file or a clock; ``wheels``, ``pip`` and ``build`` touch the machine.
"""
