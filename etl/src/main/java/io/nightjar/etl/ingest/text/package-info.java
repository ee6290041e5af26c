/**
 * Characters of landed files for the formats that are text: decoded by the declared character set
 * without guessing, and kept as long as a record may still need them.
 */
package io.nightjar.etl.ingest.text;
