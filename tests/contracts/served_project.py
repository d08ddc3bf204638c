"""A project that was built and is served: articles, output, decisions."""

from pathlib import Path

from glossary import pipeline
from glossary.engine.review import ReviewInputs
from glossary.model import Glossary

ARTICLES = {
    "stomach.txt": "他患有消化不良(indigestion)，医生说。\n",
    "exports.txt": "They read the “Measures for the Security Assessment of Data Exports”"
    " (数据出境安全评估办法) of 2022.\n",
    "transfers.txt": "It is called the “Rules on Outbound Data” (数据出境安全评估办法) here.\n",
}


class ServedProject:
    """Hold a folder of articles, what was built of it, and the file of decisions."""

    def __init__(self, folder: Path) -> None:
        """Write the articles and build them."""
        self.corpus, self.output = folder / "corpus", folder / "output"
        self.place = folder / "decisions.jsonl"
        self.corpus.mkdir()
        for name, text in ARTICLES.items():
            (self.corpus / name).write_text(text, encoding="utf-8")
        self.build()

    def build(self) -> Glossary:
        """Build as ``glossary build`` does."""
        review = ReviewInputs(decisions=self.place)
        return pipeline.build(self.corpus, to=self.output, review=review)
