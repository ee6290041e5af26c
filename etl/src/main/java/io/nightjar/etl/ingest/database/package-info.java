/**
 * Copies rows of databases into files, from which they are loaded like any others: by ranges of
 * keys in parallel, with values as the database gives them, and whole or not at all.
 */
package io.nightjar.etl.ingest.database;
