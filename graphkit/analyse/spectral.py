"""Leading eigenvectors and the stationary distribution of a walk, by sparse matrices."""

from typing import Any

import numpy as np

from graphkit.analyse.network import Floats, components

DENSE = 300  # up to this size a full decomposition is as fast as an iteration, and exact
DAMPING = 0.85
PRECISION = 1e-13  # of all scores together
MOST_STEPS = 300


def leading_vector(matrix: Any) -> Floats:
    """The eigenvector of the largest eigenvalue of a symmetric matrix without negative entries; its length is 1.

    In a matrix of several pieces it lives on those with the largest eigenvalue, which share it as they do when equal
    numbers are multiplied by the matrix again and again, and is 0 elsewhere.
    """
    leading: list[tuple[float, Floats, Any]] = []
    largest = 0.0
    bounds = np.asarray(matrix.sum(axis=1))  # no eigenvalue of a piece exceeds its largest sum of a row
    for nodes in components(matrix):
        if bounds[nodes].max() >= largest * (1 - 1e-9):
            value, vector = _leading_pair(matrix[nodes][:, nodes])
            leading.append((value, vector, nodes))
            largest = max(largest, value)
    scores = np.zeros(matrix.shape[0])
    for value, vector, nodes in leading:
        if value >= largest * (1 - 1e-9):
            scores[nodes] = vector * vector.sum()
    normed: Floats = scores / (np.linalg.norm(scores) or 1.0)
    return normed


def stationary(matrix: Any, *, symmetric: bool) -> Floats:
    """The share of time a walker spends at each node who follows weights, and with 15 % starts anew anywhere, as do
    those who find no way on.

    It solves x = c + 0.85 Pᵀx, P being the shares of each row; the constant c only decides the sum of x, which is made
    1 in the end (Langville & Meyer 2004, Deeper inside PageRank).
    """
    size = matrix.shape[0]
    totals = np.asarray(matrix.sum(axis=1))
    found = _balanced(matrix, totals) if symmetric else _walked(matrix, totals)
    scores: Floats = found / found.sum() if size else np.zeros(0)
    return scores


def _balanced(matrix: Any, totals: Floats) -> Floats:
    """Without directions the equations are symmetric but for a factor, and conjugate gradients solve them in a few
    dozen steps (Hestenes & Stiefel 1952).
    """
    roots = np.sqrt(totals)
    inverse = np.divide(1.0, roots, out=np.zeros_like(roots), where=totals > 0)
    solution, rest = np.zeros_like(roots), np.where(totals > 0, inverse, 0.0)
    direction, square = rest.copy(), float(rest @ rest)
    enough = square * PRECISION**2
    for _ in range(MOST_STEPS):
        if square <= enough:
            break
        image = direction - DAMPING * inverse * (matrix @ (inverse * direction))
        length = square / float(direction @ image)
        solution += length * direction
        rest -= length * image
        before, square = square, float(rest @ rest)
        direction = rest + square / before * direction
    return np.where(totals > 0, roots * solution, 1.0)


def _walked(matrix: Any, totals: Floats) -> Floats:
    """Step after step, until the scores stand still."""
    size = len(totals)
    shares = np.divide(DAMPING, totals, out=np.zeros(size), where=totals > 0)
    onward = matrix.T.tocsr()
    scores = np.full(size, 1.0 / max(1, size))
    for _ in range(MOST_STEPS):
        following = onward @ (scores * shares)
        following += (1.0 - following.sum()) / max(1, size)
        change = np.abs(following - scores).sum()
        scores = following
        if change < PRECISION:
            break
    return scores


def _leading_pair(matrix: Any) -> tuple[float, Floats]:
    if matrix.shape[0] <= DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        from scipy.sparse.linalg import eigsh

        # the start is fixed, and not orthogonal to the answer, whose entries are all positive
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(matrix.shape[0]), tol=0)
    return float(values[-1]), np.abs(vectors[:, -1])
