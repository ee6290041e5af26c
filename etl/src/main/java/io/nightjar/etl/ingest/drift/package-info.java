/** How delivered columns differ from their contract, and what follows; reads no files itself. */
package io.nightjar.etl.ingest.drift;
