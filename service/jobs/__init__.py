"""How documents come to be read: by processes beside the server, or by workers on any machine."""
