/** Exact quantiles: which values have given ranks, found among ever smaller buckets of values. */
package io.nightjar.validation.measure.ranks;
