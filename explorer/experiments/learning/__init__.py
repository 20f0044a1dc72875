"""What can be learnt from data: forecasts, reconstructions, tests."""
