"""Flows: ordinary differential equations."""
