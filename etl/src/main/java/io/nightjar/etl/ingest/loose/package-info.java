/** Data files that belong to no source and no contract, as people have them at hand. */
package io.nightjar.etl.ingest.loose;
