/** Rows as Spark itself keeps them, for work on each of them that no query can say. */
package io.nightjar.core.rows;
