"""The Debian package: the program with its own Python packages, exercises and manual in one file, for a station.

Its contents are computed without a file or a clock; ``pip``, ``gathering`` and ``build`` touch the machine.
"""
