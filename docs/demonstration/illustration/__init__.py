"""The hand in which the pictures of the demonstration are drawn: colours, shapes, light, trees, water and people."""
