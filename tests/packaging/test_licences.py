"""What comes along with graphkit, and under which licences."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# licences that may be shipped beside an MIT program without obligations on it; copyleft of whole programs is not among
# them, that of single files (MPL) is
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|MPL|Mozilla Public|PSF|Python Software Foundation|Zlib|CC0|Unlicense|OFL)"
    r"|Permission is hereby granted, free of charge, to any person obtaining a\s+copy of this software",  # MIT's text
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|GNU|CC-BY-(NC|ND|SA))", re.IGNORECASE)


def needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """The package and all that it needs here, once each."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    seen.add(key)
    found = distribution(name)
    yield found
    for text in found.requires or []:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from needed(requirement.name, seen)


def licence(package: Distribution) -> list[str]:
    """The licences a package says it has; where it lets one choose, each is an item."""
    told = package.metadata
    classifiers = [c.split("::")[-1] for c in told.get_all("Classifier", []) if c.startswith("License ::")]
    expression = told.get("License-Expression") or ""
    files = [file for file in package.files or [] if "dist-info" in str(file) and file.name.upper().startswith("LICEN")]
    heads = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")[:300] for file in files]
    told_in = (*expression.split(" OR "), *classifiers, (told.get("License") or "")[:300], *heads)
    return [each for each in told_in if each.strip()]


def test_everything_that_is_installed_with_graphkit_is_permissive() -> None:
    strangers = {}
    for package in needed("graphkit", set()):
        told = licence(package)
        free = [each for each in told if PERMISSIVE.search(each) and not COPYLEFT.search(each)]
        if not free:
            strangers[package.metadata["Name"]] = told
    assert strangers == {}


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    loose = []
    for text in distribution("graphkit").requires or []:
        operators = {each.operator for each in Requirement(text).specifier}
        if "==" not in operators and not (operators & {">=", ">"} and operators & {"<", "<="}):
            loose.append(text)
    assert loose == []


def test_a_package_that_is_not_there_would_be_noticed() -> None:
    with pytest.raises(PackageNotFoundError):
        list(needed("no-such-package-as-this", set()))
