"""What is handed out: pages and papers made of an outcome, its story and its figures."""
