"""Makes the output folder what the plan says: the changed files, whole, and nothing else."""
