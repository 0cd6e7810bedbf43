"""What became of many pairs, as people and programs read it: a file each format."""
