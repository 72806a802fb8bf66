"""`./inv bench`: what takes how long, beside what it should take. It fails nothing; people read it."""

from tests.bench import calendars, feeds, lighthouse, pictures, search, serving, translations
from tests.bench.measuring import measure, show

if __name__ == "__main__":
    parts = (calendars, feeds, pictures, search, serving, translations, lighthouse)
    show(measure([benchmark for part in parts for benchmark in part.BENCHMARKS]))
