"""What it means: findings about runs, each by a function named as its file."""
