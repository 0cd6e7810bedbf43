"""How two reports compare, as people and programs read it: a file each format."""
