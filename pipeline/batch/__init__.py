"""Many files, each in a process that may die without taking the run with it."""
