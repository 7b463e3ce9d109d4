from graphkit.store import load_kept, open_store, replace_kept

FOUND = {b"\x00one": (b"\xff\xff\xff\xff", b""), b"two": (b"", b"\x01\x00\x00\x00")}


def test_what_is_kept_is_read_by_the_code_that_kept_it() -> None:
    with open_store(None, write=True) as store:
        replace_kept(store, "code", "told", FOUND)
        assert load_kept(store, "code") == ("told", FOUND)


def test_what_other_code_kept_is_not_read() -> None:
    with open_store(None, write=True) as store:
        replace_kept(store, "code", "told", FOUND)
        assert load_kept(store, "other code") == ("", {})


def test_a_store_that_never_kept_anything_keeps_nothing() -> None:
    with open_store(None, write=True) as store:
        assert load_kept(store, "code") == ("", {})


def test_only_what_was_kept_last_is_kept() -> None:
    with open_store(None, write=True) as store:
        replace_kept(store, "code", "told", FOUND)
        replace_kept(store, "code", "less", {})
        assert load_kept(store, "code") == ("less", {})
