"""Bytes to text, and what had to be guessed on the way."""

import codecs
import re

from graphkit.ingest.piece import Unreadable

_SAMPLE = 1 << 16  # bytes that a guess looks at
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text, and a note on how it was read: "" for UTF-8, and for UTF-16 and UTF-32 with their mark.

    A byte-order mark of UTF-8 stays in, as offsets count it. Raises Unreadable for what is no text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec), ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)
    return (text, "") if "\0" not in text else _without_mark(data)


def _strict(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(f"is damaged {codec.upper()} (at byte {error.start})") from error
    return _no_binary(text)


def _no_binary(text: str) -> str:
    if "\0" in text:
        raise Unreadable("holds binary data, not text")
    return text


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 that lacks its mark has a zero in nearly every second byte, as long as its letters are Latin."""
    sample = data[:_SAMPLE]
    half = len(sample) / 2
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[first::2].count(0) > 0.7 * half and sample[1 - first :: 2].count(0) == 0 and len(data) % 2 == 0:
            return _strict(data, codec), f"read as {codec.upper()} without its mark"
    raise Unreadable("holds binary data, not text")


def _guess(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    if _CONTROLS.search(data):
        raise Unreadable("holds binary data, not text") from error
    if error.start and len(data) - error.start < 4 and "unexpected end" in error.reason:
        return data[: error.start].decode("utf-8"), "read as UTF-8, cut off within its last character"
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    if sum(not character.isascii() for character in lenient) > 10 * bad:
        return lenient, f"read as UTF-8 with {bad} damaged character{'s' if bad > 1 else ''}"
    codec = _likely_codec(data)
    return _no_binary(data.decode(codec)), f"read as {codec}"


def _likely_codec(data: bytes) -> str:
    """Nearly all old files in a Western language are cp1252; a guess from statistics is better only for others."""
    foreign = sum(byte > 0x7F for byte in data[:_SAMPLE]) / len(data[:_SAMPLE])
    if (foreign < 0.2 or len(data) < 200) and _decodes(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    codec = best.encoding if best else "cp1252"
    if not _decodes(data, codec):
        raise Unreadable("is in an unknown encoding; save it as UTF-8")
    return codec


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
