"""Texts in, extractions out: sentences, mentions of actors, and claims about two of them."""
