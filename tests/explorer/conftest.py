"""Builds made by hand, shared by the tests of the page's data and of the page itself."""

import sys
from pathlib import Path

# The builds live beside this file, whichever way pytest imports its test modules.
sys.path.insert(0, str(Path(__file__).parent))
