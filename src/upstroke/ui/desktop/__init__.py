"""What ties the program to the desktop: one instance, the display."""
