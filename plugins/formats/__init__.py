"""Published standards, one module each: values in, bytes out."""
