/**
 * The slot join against the usual ways to find the latest row known by then; answers must be equal.
 */
package io.nightjar.cli.bench.asof;
