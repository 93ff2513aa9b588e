"""Text to types and back."""
