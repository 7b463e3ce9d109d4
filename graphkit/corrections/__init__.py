"""What people decided about who is who: `corrections.toml`, read, checked and written."""

#: the file's name, beside the documents or in the folder of the build
FILE = "corrections.toml"

#: kind of decision → what it says, with {0} and {1} for the names and {to} for the new name or type
KINDS = {
    "same": "{0} and {1} are one",
    "different": "{0} and {1} are two",
    "rename": "{0} is called “{to}”",
    "retype": "{0} is a {to}",
    "drop": "{0} is no actor",
    "restore": "{0} is an actor",
    "split": "{0} is another in some documents: “{to}”",
    "reject": "a sentence says nothing about {0} and {1}",
    "note": "a note on {0}: “{to}”",
}

#: kind of decision → the key of the file that holds its names; a note has its words under `note`, as others have why
KEYS = {kind: kind for kind in KINDS} | {"note": "about"}

PAIRS = ("same", "different", "reject")

#: what an actor can be: the labels of the language model
TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT")
