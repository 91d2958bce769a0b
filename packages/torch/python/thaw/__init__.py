"""What this site adds to Python: pictures in the output, snapshots, safetensors."""
