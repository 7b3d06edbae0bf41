"""What is run on which draft: configuration files, and what they mean together."""
