package io.nightjar.core.job;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.lease.Fence;

/**
 * The doors of one run, which remember what passed them.
 *
 * @param fence the lease of the run
 * @param tables to the lakehouse
 * @param models to the models
 */
record RunDoors(Fence fence, DeltaTables tables, RecordingModels models) {}
