"""Public peers of the analyses, one file a method; each lists its rows in ROWS."""
