"""The adviser's PIN: which PINs are valid, and how one is stored. Pure but for random salt.

It is stored as text with all that verifying takes: ``scrypt:N:r:p:salt:hash``, salt and hash in hexadecimal digits.
"""

from __future__ import annotations

import re
from itertools import pairwise

MIN_DIGITS, MAX_DIGITS = 4, 12
COST, BLOCK_SIZE, PARALLELISM = 2**14, 8, 1
"""16 MiB and some 70 ms on the design machine: the figures of the logbooks' codes, for the same reason. Four digits are
10,000 PINs: no cost holds for long against someone who has the file. So its mode matters, and wrong attempts wait.
"""
_SALT_BYTES, _HASH_BYTES = 16, 32
_MAX_MEMORY = 64 * 1024 * 1024
"""Bytes that verifying a stored PIN may take, so that a manipulated file cannot exhaust the memory."""
_MAX_PARALLELISM = 4
_STORED = re.compile(r"scrypt:([0-9]{1,7}):([0-9]{1,2}):([0-9]):((?:[0-9a-f]{2}){8,64}):((?:[0-9a-f]{2}){16,64})")
_DIGITS = re.compile(f"[0-9]{{{MIN_DIGITS},{MAX_DIGITS}}}")


def is_valid_pin(entered: str) -> bool:
    """Whether ``entered`` is 4 to 12 digits."""
    return _DIGITS.fullmatch(entered) is not None


def is_easy_to_guess(entered: str) -> bool:
    """Whether it is among the first that anybody would try: one digit repeated, or digits in a row up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(entered)}
    return len(steps) == 1 and steps <= {0, 1, 9}


def hash_pin(pin: str, salt: bytes | None = None) -> str:
    """``pin`` as it is stored, with a random ``salt`` unless given. Raises ValueError for an invalid PIN."""
    if not is_valid_pin(pin):
        raise ValueError(f"a PIN has {MIN_DIGITS} to {MAX_DIGITS} digits")
    if salt is None:
        import secrets

        salt = secrets.token_bytes(_SALT_BYTES)
    made = _scrypt(pin, salt, COST, BLOCK_SIZE, PARALLELISM, _HASH_BYTES)
    return f"scrypt:{COST}:{BLOCK_SIZE}:{PARALLELISM}:{salt.hex()}:{made.hex()}"


def is_stored_pin(stored: str) -> bool:
    """Whether ``stored`` is a PIN as :func:`hash_pin` makes it, at a cost that is allowed here."""
    return _parts(stored) is not None


def verify_pin(entered: str, stored: str) -> bool:
    """Whether ``entered`` is the PIN that is ``stored``; False where that is empty or invalid."""
    import hmac

    parts = _parts(stored)
    if parts is None or not is_valid_pin(entered):
        return False
    cost, block_size, parallelism, salt, kept = parts
    return hmac.compare_digest(_scrypt(entered, salt, cost, block_size, parallelism, len(kept)), kept)


def _parts(stored: str) -> tuple[int, int, int, bytes, bytes] | None:
    found = _STORED.fullmatch(stored)
    if found is None:
        return None
    cost, block_size, parallelism = int(found[1]), int(found[2]), int(found[3])
    if cost < COST or cost & (cost - 1) or block_size < 1 or not 1 <= parallelism <= _MAX_PARALLELISM:
        return None
    if 128 * cost * block_size > _MAX_MEMORY:
        return None
    return cost, block_size, parallelism, bytes.fromhex(found[4]), bytes.fromhex(found[5])


def _scrypt(pin: str, salt: bytes, cost: int, block_size: int, parallelism: int, length: int) -> bytes:
    import hashlib  # OpenSSL is not needed before a PIN is

    memory = 128 * block_size * (cost + parallelism + 2)
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=block_size, p=parallelism, maxmem=memory, dklen=length)
