/** ORC files, stripe by stripe, with their values as they are stored. */
package io.nightjar.etl.ingest.orc;
