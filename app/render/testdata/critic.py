"""Accepts and rejects CriticMarkup with pymdownx.critic: files 0.md, 1.md ... of a folder become 0.accept, 0.reject ..."""

import sys

from pymdownx.critic import CriticStash, CriticViewPreprocessor

folder, count = sys.argv[1], int(sys.argv[2])
for i in range(count):
    with open(f"{folder}/{i}.md", encoding="utf-8", newline="") as file:
        text = file.read()
    for mode in ("accept", "reject"):
        reader = CriticViewPreprocessor(CriticStash("%s"))
        reader.config = {"mode": mode, "raw_view": False}
        with open(f"{folder}/{i}.{mode}", "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(reader.run(text.split("\n"))))
