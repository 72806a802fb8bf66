"""The host: Pelican's settings become one frozen Site, and Pelican's run becomes ours."""
