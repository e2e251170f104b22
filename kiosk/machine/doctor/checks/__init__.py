"""One file a subject: its facts, the pure judgement of them, and the reading of them from a machine.

What only the reading needs is imported where it reads, so that a judgement costs nothing more to import.
"""
