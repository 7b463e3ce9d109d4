"""The file that is written: one piece, the same bytes each time, a policy that fits its own scripts."""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import synthetic_builds as made

from graphkit.errors import OutputUnwritable
from graphkit.explorer import html
from graphkit.explorer.compact import compact
from graphkit.explorer.payload import payload

SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import synthetic_builds as made
from graphkit.explorer.html import render_html
from graphkit.explorer.pyvis import render_pyvis
build = made.news()
print(hashlib.sha256((render_html(build) + render_pyvis(build)).encode()).hexdigest())
"""


def block(page: str, name: str = "data") -> tuple[str, str]:
    found = re.search(rf'<script type="application/(\w+)" id="{name}">([^<]*)</script>', page)
    assert found
    return found.group(1), found.group(2)


def test_the_same_build_gives_the_same_bytes_for_any_hash_seed() -> None:
    import os

    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "7")
    }  # fmt: skip
    assert len(printed) == 1


def test_the_data_block_holds_the_payload() -> None:
    build = made.hostile()
    kind, text = block(html.render_html(build))
    assert (kind, json.loads(text)) == ("json", json.loads(json.dumps(compact(payload(build)), default=list)))


def test_large_data_is_packed_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "PLAIN_LIMIT", 10)
    build = made.news()
    page = html.render_html(build)
    packed = {name: block(page, name) for name in ("data", "texts")}
    assert {kind for kind, _ in packed.values()} == {"gzip"}
    assert {base64.b64decode(text)[4:10] for _, text in packed.values()} == {b"\0\0\0\0\0\xff"}
    near, far = (json.loads(gzip.decompress(base64.b64decode(text))) for _, text in packed.values())
    assert {(row[3], tuple(row[5])) for row in near["documents"]} == {("", ())}
    pairs = zip(near["documents"], far, strict=True)
    joined = [[*row[:3], text, row[4], marks, *row[6:]] for row, (text, marks) in pairs]
    assert {**near, "documents": joined} == json.loads(json.dumps(compact(payload(build)), default=list))


def test_the_policy_names_the_hash_of_the_only_script_and_style() -> None:
    page = html.render_html(made.news())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert style
    assert script
    hashes = [base64.b64encode(hashlib.sha256(part.group(1).encode()).digest()).decode() for part in (script, style)]
    assert (
        f"content=\"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'\"" in page
    )


def test_our_code_never_builds_markup_from_text_and_fetches_nothing() -> None:
    code = "\n".join(html._part(name) for name in (*html.SCRIPTS, "page.html", "pyvis.html", "pyvis.js", "style.css"))
    for word in ("innerHTML", "outerHTML =", "insertAdjacent", "document.write", "eval(", "fetch(", "XMLHttp",
                 "import(", "onclick=", "onload=", "url(", "src=", "@import"):  # fmt: skip
        assert word not in code


def test_hostile_titles_do_not_leave_the_title() -> None:
    page = html.render_html(made.hostile())
    assert page.count("<script") == page.count("</script>") == 2
    assert "<title>&lt;/script&gt;&lt;script&gt;__hacked=1&lt;/script&gt;</title>" in page


def test_braces_in_names_are_not_filled_in() -> None:
    assert html.fill("<b>{{title}}</b>{{data}}", {"title": "{{data}}", "data": "x"}) == "<b>{{data}}</b>x"


def test_printable_replaces_what_html_forbids() -> None:
    assert html.printable("a\x00b\x0bc\ud800d\tz") == "a\ufffdb\ufffdc\ufffdd\tz"


def test_the_file_is_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    build = made.news()
    html.write_html(build, tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_bytes() == html.render_html(build).encode("utf-8")
    assert b"\r" not in (tmp_path / "graph.html").read_bytes()


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable, match=r"cannot write .*choose another place"):
        html.write_html(made.news(), tmp_path / "missing" / "graph.html")
