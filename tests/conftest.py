"""What all tests share: how Hypothesis looks for counterexamples."""

from hypothesis import HealthCheck, settings

# No test measures time, and examples are the same on every run, so that a failure is everybody's failure.
settings.register_profile(
    "regional", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("regional")
