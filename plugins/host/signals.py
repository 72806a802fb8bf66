"""Our one signal beside Pelican's own: a run asks for features, and each plugin answers with its own."""

from blinker import Signal

features = Signal("Sent by a run to collect features; a receiver returns its Feature.")
