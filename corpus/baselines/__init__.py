"""What one would compose of well-known libraries, in docproc's output form, so that one scorer measures all alike.

They are written as a capable programmer would in a day or two with the field guide at hand: neither strawmen nor tuned.
"""

from corpus.baselines.composed import composed
from corpus.baselines.spacy_rules import spacy_rules
from corpus.baselines.underthesea_ner import underthesea_ner

__all__ = ["composed", "spacy_rules", "underthesea_ner"]
