"""What all tests share: how Hypothesis looks for counterexamples, and that a Ctrl-C is heard."""

import signal

from hypothesis import HealthCheck, settings

# No test measures time, and examples are the same on every run, so that a failure is everybody's failure.
settings.register_profile(
    "regional", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("regional")

# What runs in the background of a shell ignores Ctrl-C, and so would every program that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)
