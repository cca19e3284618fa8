"""Phối hợp: programmes and regulations with the Front and mass organisations, and the meetings held under them."""
