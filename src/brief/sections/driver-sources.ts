import type { EvidenceItem } from "../../drivers/index.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { type DocumentEvidence, type Evidence, explained } from "../evidence.ts";

/** The file that states the hypotheses, with where they come from; of a default set the page that says how it is made. */
export function hypothesesDocument({ explanation, origin }: DriverFindings): Evidence {
  const { file } = explanation;
  if (origin === "default") return explained("formats/hypotheses");
  const { source } = file;
  return {
    kind: "document",
    ref: `hypotheses-${file.hash.slice(0, 12)}`,
    says: source === undefined ? file.title : `${file.title} After: ${source.title}`,
    publisher: source?.author ?? "hypothesis file",
    date: source?.published ?? file.declared,
    rating: null,
    address: source?.address ?? null,
  };
}

/** An item of the evidence matrix as a source that a reader can look up. */
export function itemDocument({
  id,
  says,
  publisher,
  date,
  rating,
  address,
}: EvidenceItem): DocumentEvidence {
  return {
    ...{ kind: "document", ref: id, says, publisher: publisher ?? "the record" },
    ...{ date: date ?? null, rating: rating ?? null, address: address ?? null },
  };
}
