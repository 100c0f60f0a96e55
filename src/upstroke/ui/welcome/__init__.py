"""What is shown at the first start."""
