"""Data of the form and of the language, with source and validity."""
