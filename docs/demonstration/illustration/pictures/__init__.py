"""The pictures of the demonstration, one in each module."""
