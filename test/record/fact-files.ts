/** Files of facts in the layouts of their sources, made up for tests: no line of a real file. */

const csv = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

/** Arms transfers: `2015,12,365,770` is 12 million from Russia to Pakistan in 2015. */
export function armsFile(rows: readonly string[]): string {
  return csv("year,tiv_million,supplier_cown,recipient_cown", rows);
}

/** Roll calls: `7,2001-11-05`. */
export function rollCallsFile(rows: readonly string[]): string {
  return csv('"rcid","date"', rows);
}

/** Votes: `7,"RU","Russia",1`. */
export function votesFile(rows: readonly string[]): string {
  return csv('"rcid","country_code","country","vote"', rows);
}

/** Ideal points of all roll calls in the later layout: `365,56,RUS,-0.5,-0.7,-0.3`. */
export function idealPointsFile(rows: readonly string[]): string {
  return csv("ccode,session,iso3c,IdealPointAll,Q5%All,Q95%All", rows);
}

/** ATOP's obligations, defence and non-aggression alone: `365,770,2004,0,1`. */
export function atopFile(rows: readonly string[]): string {
  return csv(
    "ccode1,ccode2,year,atop_defense,atop_nonagg,atop_offense,atop_neutral,atop_consul",
    rows.map((row) => `${row},0,0,0`),
  );
}

/** The product's own figures: `atop-defence,PAK,RUS,2004-01-01,2004-12-31,2004-12-31,1,`. */
export function figuresFile(rows: readonly string[]): string {
  return csv(
    "measure,a,b,first,last,known_from,value,n,unit,source",
    rows.map((row) => `${row},unit,source`),
  );
}
