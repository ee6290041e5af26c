package io.nightjar.planted.etl.publish;

import io.nightjar.planted.etl.refine.First;

/** Planted: the other half of a cycle of packages. */
public final class Second {
  First first;
}
