/** Copies rows of databases into files, from which they are loaded like any others. */
package io.nightjar.etl.ingest.database;
