"""The commands. Each parses, calls one function and prints; nothing is worked out here."""

from graphkit.cli.app import main

__all__ = ["main"]
