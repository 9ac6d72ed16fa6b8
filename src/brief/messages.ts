/** A number in a statement that is bound to no evidence: a bug of ours, caught before it is printed. */
export class UnboundFigure extends Error {
  override readonly name: string = "UnboundFigure";
  constructor(statement: string, text: string) {
    super(`statement ${statement} has a figure without evidence: "${text}"`);
  }
}
