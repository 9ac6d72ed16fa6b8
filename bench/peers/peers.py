"""The same models written plainly in Python, to be timed against ours.

Reads one job a line from the standard input, as JSON, and answers each with a line of JSON: what was found, and the
seconds of one run. A peer whose packages cannot be imported answers with what is missing.
"""

import json
import math
import sys
import time

try:
    import numpy as np
    from scipy.special import betaln, expit, gammaln, logsumexp

    NODES, WEIGHTS = np.polynomial.hermite.hermgauss(15)
    LOG_WEIGHTS = np.log(WEIGHTS) + NODES**2
except ImportError:
    np = None


def log_choose(n, k):
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)


def matched(k, n, rho, mean, variance):
    """Moments of the logit after k successes of n, and the log probability of k before."""
    effective = n / (1 + (n - 1) * rho)
    at = mean
    for _ in range(40):
        p = expit(at)
        precision = 1 / variance + effective * p * (1 - p)
        step = (effective * (k / n - p) + (mean - at) / variance) / precision
        at += max(-2.0, min(2.0, step))
        if abs(step) < 1e-7:
            break
    p = expit(at)
    scale = math.sqrt(2 / (1 / variance + effective * p * (1 - p)))
    points = at + scale * NODES
    total = 1 / rho - 1
    a, b = expit(points) * total, expit(-points) * total
    logs = log_choose(n, k) + betaln(k + a, n - k + b) - betaln(a, b)
    logs = logs + LOG_WEIGHTS - (points - mean) ** 2 / (2 * variance)
    top = logs.max()
    weights = np.exp(logs - top)
    mass = weights.sum()
    shift = weights @ NODES / mass
    spread = weights @ NODES**2 / mass - shift**2
    log_mass = top + math.log(mass * scale) - 0.5 * math.log(2 * math.pi * variance)
    return log_mass, at + scale * shift, scale**2 * spread


def balance(job):
    """Centre, level and episode, filtered by matching moments and smoothed backwards."""
    transition = np.array([1.0, *job["persistence"]])
    noise = np.diag([0.0, *job["innovation"]])
    mean = np.array([job["centreMean"], 0.0, 0.0])
    stationary = [q / (1 - r * r) for q, r in zip(job["innovation"], job["persistence"])]
    cov = np.diag([job["centreVariance"], *stationary])
    ones = np.ones(3)
    likelihood, predicted, filtered = 0.0, [], []
    for t, (k, n) in enumerate(zip(job["successes"], job["trials"])):
        if t > 0:
            mean = transition * mean
            cov = np.outer(transition, transition) * cov + noise
        predicted.append((mean, cov))
        if n > 0:
            moves = cov @ ones
            before, variance = mean.sum(), moves.sum()
            log_mass, after, left = matched(k, n, job["rho"], before, variance)
            likelihood += log_mass
            mean = mean + moves * (after - before) / variance
            cov = cov + np.outer(moves, moves) * (left - variance) / variance**2
        filtered.append((mean, cov))
    smoothed = [filtered[-1]]
    for t in range(len(filtered) - 2, -1, -1):
        (m, p), (ahead, forecast) = filtered[t], predicted[t + 1]
        gain = np.linalg.solve(forecast, (p * transition).T).T
        later_mean, later_cov = smoothed[-1]
        smoothed.append((m + gain @ (later_mean - ahead), p + gain @ (later_cov - forecast) @ gain.T))
    smoothed.reverse()
    level = np.array([1.0, 1.0, 0.0])
    return {
        "logLikelihood": [likelihood],
        "filtered": [float(m @ level) for m, _ in filtered],
        "mean": [float(m @ level) for m, _ in smoothed],
        "variance": [float(level @ p @ level) for _, p in smoothed],
    }


def segmentation(job):
    """All segmentations of beta-binomial shares, levels on a grid: over all pairs of ends of a segment."""
    k, n = np.array(job["successes"], float), np.array(job["trials"], float)
    grid, prior = np.array(job["grid"]), np.array(job["logPrior"])
    hazard, least, periods = job["hazard"], job["minLength"], len(job["trials"])
    prior = prior - logsumexp(prior)
    total = 1 / job["rho"] - 1
    a, b = expit(grid) * total, expit(-grid) * total
    k, n = k[:, None], n[:, None]
    table = np.where(n > 0, log_choose(n, k) + betaln(k + a, n - k + b) - betaln(a, b), 0.0)
    sums = np.vstack([np.zeros(len(grid)), np.cumsum(table, axis=0)])
    whole = np.full((periods, periods + 1), -np.inf)
    level = np.zeros((periods, periods + 1))
    steps = np.arange(len(grid))
    for start in range(periods):
        joint = prior + sums[start + 1 :] - sums[start]
        whole[start, start + 1 :] = logsumexp(joint, axis=1)
        level[start, start + 1 :] = np.exp(joint - whole[start, start + 1 :, None]) @ steps
    lengths = np.arange(periods + 1)
    older = np.maximum(0, lengths - least) * math.log1p(-hazard)
    ends = np.where(lengths >= least, math.log(hazard) + older, -np.inf)
    after = np.zeros(periods + 1)
    for start in range(periods - 1, -1, -1):
        inner = np.arange(start + 1, periods)
        closed = whole[start, inner] + ends[inner - start] + after[inner]
        running = whole[start, periods] + older[periods - start]
        after[start] = logsumexp(np.append(closed, running))
    before = np.full(periods + 1, -np.inf)
    before[0] = 0.0
    for end in range(1, periods):
        inner = np.arange(end)
        before[end] = logsumexp(before[inner] + whole[inner, end] + ends[end - inner])
    change = np.exp(before[:periods] + after[:periods] - after[0])
    change[0] = 0.0
    mean = np.zeros(periods + 1)
    for start in range(periods):
        inner = np.arange(start + 1, periods + 1)
        last = inner == periods
        length = np.where(last, older[inner - start], ends[inner - start])
        log = before[start] + whole[start, inner] + length + np.where(last, 0, after[inner])
        share = np.exp(log - after[0]) * level[start, inner]
        mean[start] += share.sum()
        mean[inner] -= share
    return {
        "logEvidence": [float(after[0])],
        "change": change.tolist(),
        "level": np.cumsum(mean)[:periods].tolist(),
    }


def ruptures_pelt(job):
    import ruptures

    finder = ruptures.Pelt(model="l2", min_size=1, jump=1).fit(np.array(job["values"]))
    return {"changes": [int(end) for end in finder.predict(pen=job["penalty"])[:-1]]}


def ruptures_kernel(job):
    import ruptures

    finder = ruptures.KernelCPD(kernel="linear", min_size=1, jump=1).fit(np.array(job["values"]))
    return {"changes": [int(end) for end in finder.predict(pen=job["penalty"])[:-1]]}


def local_level(job):
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    model = UnobservedComponents(np.array(job["values"]), "llevel", use_exact_diffuse=True)
    fit = model.fit(disp=False)
    # The first value has no density under a diffuse start; its constant is counted here all the same.
    constant = 0.5 * math.log(2 * math.pi)
    return {
        "variances": [float(value) for value in fit.params],
        "logLikelihood": [float(fit.llf) + constant],
        "smoothed": [float(value) for value in fit.smoothed_state[0]],
    }


MODELS = {
    "balance": balance,
    "segmentation": segmentation,
    "pelt": ruptures_pelt,
    "kernel-pelt": ruptures_kernel,
    "local-level": local_level,
}


def answer(job):
    if np is None:
        return {"missing": "numpy or scipy"}
    model = MODELS[job["model"]]
    try:
        found = model(job)
    except ImportError as fault:
        return {"missing": fault.name or "a package"}
    started = time.perf_counter()
    for _ in range(job["times"]):
        found = model(job)
    seconds = (time.perf_counter() - started) / job["times"]
    return {"seconds": seconds, "found": found}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
