/** Aggregates whose result does not depend on the order of rows, to the last bit. */
package io.nightjar.etl.features.aggregate;
