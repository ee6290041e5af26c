/**
 * Avro files, by a reader of our own that believes no size, number or depth that stands in a file.
 */
package io.nightjar.etl.ingest.avro;
