/**
 * Parquet files, alone or in Delta tables that others deliver: the one format that Spark itself
 * reads. Adds the columns that stand in the names of folders.
 */
package io.nightjar.etl.ingest.parquet;
