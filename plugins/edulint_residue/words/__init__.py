"""Where one word ends and the next begins."""
