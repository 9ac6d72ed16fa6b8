import type { NameSource } from "../intake/source.ts";

/** Actor dictionaries of the PETRARCH family of coding programs. */
export const DICTIONARY: NameSource = {
  id: "dictionary",
  kind: "names",
  title: "Actor dictionary",
  coding: "hand",
  licence:
    "Each file's own, in its head: the Phoenix country dictionary is under the MIT licence of the Open Event Data Alliance, others state none or forbid commercial use.",
  citation:
    "Open Event Data Alliance. 2014. Phoenix actor dictionaries, github.com/openeventdata/Dictionaries.",
  address: "https://github.com/openeventdata/Dictionaries",
  faults: [
    "The Phoenix country dictionary ends in January 2014: who took office later is missing, and a role without an end goes on.",
    "Persons of one name are one entry: of 134 persons whom ICEWS names too, two have another country.",
    "A role counts for the state whatever it is, in government, in opposition or before and after office.",
  ],
  expects: "actor dictionaries in the format of PETRARCH (*.actors.txt)",
  accepts: (path) => /\.actors(\.txt)?(\.gz|\.zst)?$/i.test(path),
};
