"""Obligations across documents: their values, how they are found, whom they concern, what people change."""
