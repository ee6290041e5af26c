/** Finds damage in logs and data files of tables, and repairs what can be repaired. */
package io.nightjar.core.internal.delta.doctor;
