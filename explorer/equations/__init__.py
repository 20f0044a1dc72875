"""The language: equations as text, checked, differentiated, typeset, compiled."""
