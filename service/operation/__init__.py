"""What an operator has of the service: its log, its figures, whether it can work, backups, and a check of the store."""
