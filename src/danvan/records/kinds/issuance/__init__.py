"""Ban hành văn bản: directives, regulations, and the conventions of villages that were recognised."""
