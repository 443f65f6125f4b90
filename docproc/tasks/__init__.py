"""Items, clauses, directives: who is told to do what (annotation guide; field guide §4)."""
