"""Questions a person asks of a finished build: by what chain two actors are joined, who bridges groups, what changed.

Each is one function that takes a build (or two) and returns plain values; this room may use what measuring and looking
up know, but nothing of reading, writing or the terminal.
"""
