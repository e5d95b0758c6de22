"""What came out: runs as frozen data, their chronicles in words, and how they are kept on disk."""
