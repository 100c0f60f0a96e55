"""The program that needs no Python: one folder, made by PyInstaller from `upstroke.spec`."""
