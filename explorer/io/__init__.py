"""Bytes: frames in, files out, and back."""
