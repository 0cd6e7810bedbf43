"""A cluster of two nodes with a core each, and a head without any, in processes of its own; a line on standard input
kills one of the two, the end of it all of them."""

import sys

from ray.cluster_utils import Cluster

SMALL = 100 * 2**20  # bytes of shared memory of a node
HEARTBEATS = {"health_check_initial_delay_ms": 1000, "health_check_period_ms": 500, "health_check_failure_threshold": 5}


def main() -> None:
    cluster = Cluster()
    cluster.add_node(num_cpus=0, object_store_memory=SMALL, include_dashboard=False, _system_config=HEARTBEATS)
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=SMALL) for _ in range(2)]
    print(cluster.address, flush=True)
    for _ in sys.stdin:
        cluster.remove_node(nodes.pop(), allow_graceful=False)
        print("killed", flush=True)
    cluster.shutdown()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
