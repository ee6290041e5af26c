/** Applies audited change sets to the tables that readers see. */
package io.nightjar.etl.publish;
