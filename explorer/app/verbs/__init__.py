"""What every action, button and key does: one file a group, its actions beside its methods."""
