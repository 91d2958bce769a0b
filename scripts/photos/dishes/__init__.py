"""One module per dish; each has `build(scene)`, which answers its framing and the radius it takes up."""
