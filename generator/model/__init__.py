"""The records of a transparency section: declared with pydantic, frozen, typed."""
