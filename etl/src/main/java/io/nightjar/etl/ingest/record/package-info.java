/**
 * The way from a file to rows, the same for every format. A format opens files and gives records;
 * here executors make rows of a contract out of them, fit or misfit, and count what they are.
 */
package io.nightjar.etl.ingest.record;
