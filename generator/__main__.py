"""`python -m generator` is the same as `hocdvc`."""

from .cli import entry

if __name__ == "__main__":
    entry()
