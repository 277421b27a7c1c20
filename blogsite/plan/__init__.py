"""Every output file as a job that declares all it needs."""
