/** Pure steps of bringing rows back. */
package io.nightjar.etl.quarantine.transform;
