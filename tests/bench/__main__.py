"""All measurements, one after the other."""

from tests.bench import bench_start

if __name__ == "__main__":
    raise SystemExit(bench_start.main())
