"""Who may do what: users, keys, sessions, and the record of what they did."""
