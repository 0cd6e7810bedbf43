"""Many pairs: a manifest in, an outcome for each out, on one machine or many."""
