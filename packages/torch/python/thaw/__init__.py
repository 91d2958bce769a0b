"""What this site adds to Python: pictures in the output, snapshots, safetensors."""

from thaw.snapshots import load_snapshot

__all__ = ["load_snapshot"]
