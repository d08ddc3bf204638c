"""Where the rooms run, and how a result reaches the disk whole."""
