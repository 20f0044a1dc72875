"""Chemistry: reactions and cells whose concentrations come and go."""
