"""What Upstroke rests on."""
