/**
 * JSON objects, one a line or one a message, of whose keys only those of the contract are read;
 * also the rows of databases, which are kept as such lines.
 */
package io.nightjar.etl.ingest.json;
