/** The nights of a year one after the other: whether the last takes longer than the first. */
package io.nightjar.cli.bench.year;
