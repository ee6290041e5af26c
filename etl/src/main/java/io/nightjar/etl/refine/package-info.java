/** Computes refined tables from bronze by the SQL of a pipeline. */
package io.nightjar.etl.refine;
