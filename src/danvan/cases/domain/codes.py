"""The code a sender follows a case by, and the secret that goes with it."""

import hashlib
import hmac
import secrets

# Without letters and digits that are taken for each other: 0 and O, 1, I and L, U and V.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH, SECRET_LENGTH = 10, 17  # 49 and 83 bits


def draw(length: int) -> str:
    """So many signs of the alphabet, drawn by the machine's source of randomness."""
    return "".join(secrets.choice(ALPHABET) for _place in range(length))


def cleaned(typed: str) -> str:
    """What a person typed as a code: capitals, without spaces and dashes."""
    return "".join(char for char in typed.upper() if char.isalnum())


def grouped(code: str) -> str:
    """``code`` as it is printed, in fives: «ABCDE-FGHJK»."""
    return "-".join(code[place : place + 5] for place in range(0, len(code), 5))


def locked(code: str, secret: str) -> str:
    """What is kept of a secret. It was drawn with 83 bits, so that no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(f"danvan case|{code}|{secret}".encode()).hexdigest()


def fits(kept: str, code: str, secret: str) -> bool:
    """Whether ``secret`` is the one behind ``kept``; takes as long whether it is or not."""
    return hmac.compare_digest(kept, locked(code, secret))
