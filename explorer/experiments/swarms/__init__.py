"""Swarms: agents that see and follow each other."""
