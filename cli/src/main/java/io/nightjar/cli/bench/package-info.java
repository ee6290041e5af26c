/** Benchmarks on generated data: timings side by side, never compared with yesterday's. */
package io.nightjar.cli.bench;
