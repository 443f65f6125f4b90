"""Whether a learned classifier of directive clauses would help the grammar: measured, and not shipped."""
