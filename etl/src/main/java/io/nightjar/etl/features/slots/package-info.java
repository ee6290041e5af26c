/** The latest row per entity and night, without sorting the rows: the slot method. */
package io.nightjar.etl.features.slots;
