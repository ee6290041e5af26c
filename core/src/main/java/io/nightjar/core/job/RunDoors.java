package io.nightjar.core.job;

import io.nightjar.core.internal.delta.DeltaTables;

/**
 * The doors of one run, which remember what passed them.
 *
 * @param tables to the lakehouse
 * @param models to the models
 */
record RunDoors(DeltaTables tables, RecordingModels models) {}
