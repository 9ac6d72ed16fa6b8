import {
  enterTried,
  type HypothesisFile,
  registerFile,
  registerPath,
} from "../../drivers/index.ts";
import { EntenteError, type IsoDate, isoDate } from "../../kernel/index.ts";

/** What the product carries was written down before it: a clock that is behind does not make it later. */
export const ANY_DAY: IsoDate = isoDate("9999-12-31");

/** How many hypotheses were ever tried for a dyad, and why that could not be written down. */
export interface Tried {
  readonly tried: number;
  readonly unwritten: string | undefined;
}

/** Enter the hypotheses of a file in the register beside the record. Where it cannot be kept, the run goes on and says so. */
export async function triedFor(record: string, file: HypothesisFile, on: IsoDate): Promise<Tried> {
  const register = registerFile(registerPath(record));
  let unwritten: string | undefined;
  const noted = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EntenteError || !(error instanceof Error)) throw error;
      unwritten = "code" in error ? String(error.code) : error.message;
      return otherwise;
    }
  };
  const access = {
    read: async () => await noted(() => register.read(), ""),
    append: async (lines: string) => await noted(() => register.append(lines), undefined),
  };
  const tried = await enterTried(access, file, on);
  return { tried, unwritten };
}
