"""The page inside a notebook: a frame of its own, without address and storage, in which everything works."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from graphkit.explorer.notebook import explorer_page
from graphkit.graph import Build


def test_the_page_works_inside_a_notebook(
    contexts: Callable[..., Any], builds: dict[str, Build], tmp_path: Path
) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><title>n</title>{explorer_page(builds['news'])._repr_html_()}", "utf-8")
    page = contexts(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#panel .row", has_text="Russia").click()
    frame.locator("#panel .neighbours .row", has_text="Ukraine").click()
    assert frame.locator(".card blockquote").count() == 2
    frame.locator("#back").click()
    expect(frame.locator("#panel h2")).to_have_text("Russia")
    frame.locator(".correct summary").click()
    frame.get_by_role("button", name="Not an actor").click()
    assert frame.locator("#decisions").inner_text().split() == ["Corrections", "1"]
    assert wrong == []
    page.close()
