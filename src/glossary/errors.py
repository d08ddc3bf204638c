"""The errors a user may see.

GlossaryError            one clear line: what, where, what to do next
|-- InputError           an article or file that cannot be read (exit 1)
|-- ConfigError          every fault of a configuration at once (exit 1)
|-- OutputError          a folder or file that cannot be written (exit 1)
|-- SetupError           a package or model that is missing (exit 1)
`-- RunError             a process of the run that was ended from outside (exit 1)
"""


class GlossaryError(Exception):
    """Be the base of all errors that a user can mend."""


class InputError(GlossaryError):
    """Say that an article or file cannot be read."""


class ConfigError(GlossaryError):
    """List every fault of a configuration, one a line, each with its key."""


class OutputError(GlossaryError):
    """Say that an output folder or file cannot be written."""


class SetupError(GlossaryError):
    """Say that a package or model is missing, and how to get it."""


class RunError(GlossaryError):
    """Say that a process of the run was ended from outside."""
