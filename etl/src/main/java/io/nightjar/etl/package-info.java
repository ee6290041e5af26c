/** Raw files to bronze, silver and feature tables: the jobs of the etl jar. */
package io.nightjar.etl;
