package io.nightjar.planted.etl.refine;

import io.delta.tables.DeltaTable;

/** Planted: Delta outside its adapter. */
final class KnowsDelta {
  DeltaTable table;
}
