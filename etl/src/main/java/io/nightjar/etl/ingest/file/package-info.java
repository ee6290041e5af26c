/**
 * One landed file and its bytes, whatever its format: inflated by its ending within bounds,
 * digested on the way, and refused with a reason that the driver can show.
 */
package io.nightjar.etl.ingest.file;
