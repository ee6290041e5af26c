/** Computes the feature table, every night as of its own instant. */
package io.nightjar.etl.features;
