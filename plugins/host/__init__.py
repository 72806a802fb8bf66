"""The host: Pelican's settings become one frozen Site, Pelican's run becomes ours, and a push to a server a run."""
