/**
 * Pure steps of ingest on rows that are read: which night a row belongs to, when it happened and
 * when it was known, and which rows are misfits.
 */
package io.nightjar.etl.ingest.transform;
