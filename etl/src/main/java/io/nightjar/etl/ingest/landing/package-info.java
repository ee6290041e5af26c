/**
 * Finds what was delivered for a night: files in the landing folder, and rows of databases that are
 * copied to files first. Says which files are complete, which are missing, and what each digests
 * to; reads no record of them.
 */
package io.nightjar.etl.ingest.landing;
