"""`./inv bench`: what takes how long, beside what it should take. It fails nothing; people read it."""

from tests.bench import calendars, feeds, pictures, search
from tests.bench.measuring import measure, show

if __name__ == "__main__":
    show(measure((*calendars.BENCHMARKS, *feeds.BENCHMARKS, *pictures.BENCHMARKS, *search.BENCHMARKS)))
