"""Is this machine fit to be a station? One file a subject, which judges facts; ``facts/`` reads them, and nothing else.

The judgements are pure: facts in, sentences out. What reads the machine leaves nothing on it, and asks no network.
"""
