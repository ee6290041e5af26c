/**
 * What expectations mean: each rule is bound to the columns of a table and says what must be
 * computed and how the answer follows from it, by the measured semantics of Great Expectations
 * 1.24.1 on Spark.
 */
package io.nightjar.validation.rule;
