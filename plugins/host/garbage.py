"""Garbage: how seldom Python looks for values that only point at each other."""

import gc


def collect_seldom() -> None:
    """A build makes values and keeps them, and leaves hardly any circles behind to be looked for."""
    gc.set_threshold(200_000, 50, 100)
