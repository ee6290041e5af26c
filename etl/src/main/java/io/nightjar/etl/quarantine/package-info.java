/** Brings quarantined rows back without a change to what was known before. */
package io.nightjar.etl.quarantine;
