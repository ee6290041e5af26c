/** Pure steps of ingest: times of rows, misfits. */
package io.nightjar.etl.ingest.transform;
