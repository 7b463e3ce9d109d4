import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.ingest.encoding import decode
from graphkit.ingest.piece import Unreadable

TEXT = "“Zoë Müller met François in the café,” she said — for €5. " * 20


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (TEXT.encode(), TEXT, ""),
        (codecs.BOM_UTF8 + TEXT.encode(), f"\ufeff{TEXT}", ""),
        (TEXT.encode("utf-16"), TEXT, ""),
        (TEXT.encode("utf-32"), TEXT, ""),
        (TEXT.encode("cp1252"), TEXT, "read as cp1252"),
        ("Müller met Ben.".encode("latin-1"), "Müller met Ben.", "read as cp1252"),
        ("Ada met Ben.".encode("utf-16-le"), "Ada met Ben.", "read as UTF-16-LE without its mark"),
        ("Ada met Ben.".encode("utf-16-be"), "Ada met Ben.", "read as UTF-16-BE without its mark"),
        ("Ada met Zoë".encode()[:-1], "Ada met Zo", "read as UTF-8, cut off within its last character"),
        (TEXT.encode() + b" \xff end", f"{TEXT} \ufffd end", "read as UTF-8 with 1 damaged character"),
    ],
)
def test_a_text_is_read_in_its_encoding_and_a_guess_is_said(data: bytes, text: str, note: str) -> None:
    assert decode(data) == (text, note)


def test_russian_in_an_old_encoding_is_recognised() -> None:
    text = "Президент встретился с министром иностранных дел в Москве и обсудил с ним новый договор. " * 20
    assert decode(text.encode("cp1251")) == (text, "read as cp1251")


@pytest.mark.parametrize(
    "data", [b"Ada\0Ben", b"\x89PNG\r\n\x1a\n\0\0", bytes(range(256)), b"\xff\xfe\xfd", b"\xfe\xff\xd8\x00"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except Unreadable:
        return
    assert "\0" not in text
