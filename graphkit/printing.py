"""Text of documents where a person reads it line by line."""


def printable(text: str) -> str:
    """Text on one line; characters that would steer a terminal or turn the direction of writing become spaces."""
    return "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
