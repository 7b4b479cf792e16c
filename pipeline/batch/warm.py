"""What every worker needs before its first file, loaded once by the fork server and lent to all.

A worker that starts cold loads the dictionary for 1.5 s: more than most files take, and on a
cluster, where each file has a process of its own, for every one of them.
"""

from pipeline.text.words import load_lexicon, split_words

load_lexicon()
split_words("\N{THAI CHARACTER KO KAI}")
