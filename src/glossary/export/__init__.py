"""From concepts to files: one module a format, all behind ``registry.WRITERS``."""
