/**
 * Topics of Kafka: cuts them into nights by ranges of offsets that are fixed once, takes of a range
 * what the cluster still has, and reads its records as if it were a file.
 */
package io.nightjar.etl.ingest.topic;
