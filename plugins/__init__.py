"""The product: the domain, the published formats, the engine, the host and its features."""
