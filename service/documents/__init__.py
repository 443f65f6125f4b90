"""What is kept of a document, and how it is listed, shown and corrected."""
