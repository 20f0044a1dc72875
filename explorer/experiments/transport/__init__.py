"""Transport: flows on a plane or in a box that carry tracers."""
