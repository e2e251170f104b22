"""The adviser's PIN: digits, of which only a salted hash is stored."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.station.pin import hash_pin, is_easy_to_guess, is_stored_pin, is_valid_pin, verify_pin

SALT = bytes(range(16))
PINS = st.from_regex(r"[0-9]{4,12}", fullmatch=True)


@settings(max_examples=5)
@given(PINS, PINS)
def test_a_pin_opens_and_another_does_not(pin: str, other: str) -> None:
    stored = hash_pin(pin)
    assert verify_pin(pin, stored)
    assert verify_pin(other, stored) == (other == pin)
    assert pin not in stored.split(":")


def test_the_same_pin_is_kept_differently_each_time() -> None:
    assert hash_pin("4711") != hash_pin("4711")
    assert hash_pin("4711", SALT) == hash_pin("4711", SALT)


def test_what_is_kept_says_how_it_was_made_and_stays_readable() -> None:
    """Written by the first version that had PINs: who upgrades keeps the PIN."""
    kept = (
        "scrypt:16384:8:1:000102030405060708090a0b0c0d0e0f:"
        "2bfd0be668642719e04b42e62825a6702d474aa4d39c766c6ed34c0d8d68838c"
    )
    assert hash_pin("4711", SALT) == kept
    assert verify_pin("4711", kept)


def test_other_parameters_of_a_stored_hash_are_used() -> None:
    import hashlib

    made = hashlib.scrypt(b"4711", salt=SALT, n=2**15, r=8, p=2, maxmem=2**26, dklen=16).hex()
    assert verify_pin("4711", f"scrypt:32768:8:2:{SALT.hex()}:{made}")
    assert not verify_pin("4712", f"scrypt:32768:8:2:{SALT.hex()}:{made}")


@pytest.mark.parametrize("entered", ["", "123", "1234567890123", "12a4", "12 34", "١٢٣٤", "1234\n", "²²²²"])
def test_only_4_to_12_digits_are_a_pin(entered: str) -> None:
    assert not is_valid_pin(entered)
    assert is_valid_pin("4711") and is_valid_pin("123456789012")
    with pytest.raises(ValueError, match="digits"):
        hash_pin(entered)
    assert not verify_pin(entered, hash_pin("1234"))


SALT_AND_HASH = f"{'00' * 16}:{'00' * 32}"


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "1234",
        f"scrypt:16384:8:1:{SALT_AND_HASH}0",
        f"scrypt:16383:8:1:{SALT_AND_HASH}",  # no power of 2
        f"scrypt:2:8:1:{SALT_AND_HASH}",  # costs nothing
        f"scrypt:1048576:8:1:{SALT_AND_HASH}",  # a gigabyte
        f"scrypt:16384:99:1:{SALT_AND_HASH}",
        f"scrypt:16384:0:1:{SALT_AND_HASH}",
        f"scrypt:16384:8:9:{SALT_AND_HASH}",
        f"scrypt:16384:8:0:{SALT_AND_HASH}",
        f"scrypt:{'9' * 5000}:8:1:{SALT_AND_HASH}",
        "scrypt:16384:8:1::",
        f"bcrypt:16384:8:1:{SALT_AND_HASH}",
    ],
)
def test_a_tampered_hash_matches_nothing_and_costs_no_time(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def reckon(*_given: object, **_more: object) -> bytes:
        raise AssertionError("it was reckoned with")

    monkeypatch.setattr(hashlib, "scrypt", reckon)
    assert not is_stored_pin(stored)
    assert not verify_pin("1234", stored)


@pytest.mark.parametrize("pin", ["0000", "1234", "4321", "7890", "999999", "0987"])
def test_obvious_pins_are_recognised(pin: str) -> None:
    assert is_easy_to_guess(pin)


@pytest.mark.parametrize("pin", ["4711", "1235", "0101", "2580"])
def test_other_digits_are_not(pin: str) -> None:
    assert not is_easy_to_guess(pin)
