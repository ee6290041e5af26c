/** Compaction, checkpoints and removal of what no kept version needs. */
package io.nightjar.core.internal.delta.care;
