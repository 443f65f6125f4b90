"""Vocabulary of directives."""
