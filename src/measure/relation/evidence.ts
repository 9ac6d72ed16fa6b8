import { betaBinomial, type Evidence, logistic, negativeBinomial } from "../../maths/index.ts";

/**
 * What `successes` of `trials` say of the logit of their share, when events within a period hang together.
 *
 * @param rho intra-class correlation in [0, 1): 0 for independent events
 */
export function shareEvidence(successes: number, trials: number, rho: number): Evidence {
  const effective = trials / (1 + (trials - 1) * rho);
  const share = successes / trials;
  return {
    logLikelihood: (logit) => betaBinomial.logMass(successes, trials, logistic(logit), rho),
    gradient: (logit) => effective * (share - logistic(logit)),
    information: (logit) => effective * logistic(logit) * (1 - logistic(logit)),
  };
}

/**
 * What a count says of the log of its rate.
 *
 * @param logExposure added to the log rate
 * @param size of the negative binomial: variance = mean + mean^2 / size
 */
export function countEvidence(count: number, logExposure: number, size: number): Evidence {
  const meanOf = (logRate: number): number => Math.exp(Math.min(logRate + logExposure, 30));
  return {
    logLikelihood: (logRate) => negativeBinomial.logMass(count, meanOf(logRate), size),
    gradient: (logRate) => (count - meanOf(logRate)) / (1 + meanOf(logRate) / size),
    information: (logRate) => meanOf(logRate) / (1 + meanOf(logRate) / size),
  };
}
