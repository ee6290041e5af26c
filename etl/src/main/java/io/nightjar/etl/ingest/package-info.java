/**
 * Reads raw files strictly and loads them into bronze and quarantine tables. Here is the job: it
 * takes what has arrived, loads source by source, and proves for each file that no row is lost. How
 * arrivals are found and how their formats are read is in the rooms below, none of which knows the
 * job.
 */
package io.nightjar.etl.ingest;
