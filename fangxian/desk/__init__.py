"""The office's pages (电脑端)."""
