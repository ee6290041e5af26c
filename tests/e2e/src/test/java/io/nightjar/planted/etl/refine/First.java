package io.nightjar.planted.etl.refine;

import io.nightjar.planted.etl.publish.Second;

/** Planted: half of a cycle of packages. */
public final class First {
  Second second;
}
