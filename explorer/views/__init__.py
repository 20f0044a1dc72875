"""Pictures: one file is one way to draw a data kind."""
