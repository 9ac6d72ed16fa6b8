import { inSentence } from "../wording.ts";
import { type Around, beginning, percent, type Told, told } from "./around-words.ts";

type Trade = Told<Around["dependence"]["trade"]>;
type Arms = Told<Around["dependence"]["arms"]>;

/** Who needs whom by trade. */
export function tradeSentence({ verdict }: Trade): string {
  return `Trade: ${verdict.words}`;
}

const UNIT = "TIV tells what the weapons can do, not what was paid.";

/** Who supplies whom with arms, and how much of the recipient's arms that is. */
export function armsSentence({ flows, words, supplies }: Arms): string {
  const unit = supplies === null ? "" : ` ${UNIT}`;
  const shares = flows.flatMap((flow) => {
    const found = told(flow);
    const received = found === undefined ? undefined : told(found.shareOfReceived);
    const last = received?.points.at(-1);
    if (found === undefined || last === undefined || last.value === 0) return [];
    return [
      ` That was ${percent(last.value)} of what ${inSentence(found.recipient)} received from anybody.`,
    ];
  });
  return `Arms: ${beginning(words)}${shares.join("")}${unit}`;
}
