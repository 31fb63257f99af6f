"""All measurements, one after the other, or those that are named."""

import argparse

from tests.bench import bench_answers, bench_build, bench_links, bench_search, bench_start

MEASUREMENTS = {
    "start": bench_start,
    "answers": bench_answers,
    "links": bench_links,
    "search": bench_search,
    "build": bench_build,
}


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=MEASUREMENTS)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args(arguments)
    for name in chosen.names or MEASUREMENTS:
        print(f"\n# {name}\n\n{MEASUREMENTS[name].__doc__}", flush=True)
        MEASUREMENTS[name].measure(chosen.rounds)


if __name__ == "__main__":
    main()
