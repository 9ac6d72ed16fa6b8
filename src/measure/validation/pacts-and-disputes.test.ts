import { expect, test } from "vitest";
import { onsetsOf } from "./pacts-and-disputes.ts";

const fact = (a: string, b: string | null, item: string, first: string) => ({ a, b, item, first });

test("a dispute begins in its first year, whichever side a row is about", () => {
  const onsets = onsetsOf([
    fact("PAK", "IND", "7", "2003-01-01"),
    fact("IND", "PAK", "7", "2002-01-01"),
    fact("IND", "PAK", "8", "2003-01-01"),
    fact("CHN", null, "9", "2003-01-01"),
    fact("USA", "CHN", "10", "2001-01-01"),
  ]);
  expect([...onsets].sort()).toEqual(["CHN-USA 2001", "IND-PAK 2002", "IND-PAK 2003"]);
});
