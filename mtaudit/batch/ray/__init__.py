"""A batch on many machines (the extra `ray`): Ray Data reads the manifest, and has one actor per core audit.

Ray starts the actors, spreads the work, and brings back what is lost with a worker or a node. Results are `Parts`, and
what is in them is what is finished.
"""

from mtaudit.batch.ray.cluster import cluster
from mtaudit.batch.ray.plan import Plan, planned
from mtaudit.batch.ray.run import audited, gathered

__all__ = ["Plan", "audited", "cluster", "gathered", "planned"]
