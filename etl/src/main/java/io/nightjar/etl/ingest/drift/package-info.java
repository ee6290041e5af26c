/**
 * How delivered columns differ from their contract, and what follows: ignored, followed,
 * quarantined or refused, as the source declares. Reads no files itself.
 */
package io.nightjar.etl.ingest.drift;
