"""Tools the formats share: escaping, inline text, and the Markdown of each kind of block."""
