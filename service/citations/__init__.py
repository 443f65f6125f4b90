"""Citations between the documents held: lists, chains, what is missing, the graph, and the check of a text."""
