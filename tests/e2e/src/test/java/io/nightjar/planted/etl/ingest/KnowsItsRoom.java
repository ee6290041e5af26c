package io.nightjar.planted.etl.ingest;

import io.nightjar.planted.etl.ingest.csv.KnowsItsHouse;

/** Planted: a package that knows a room in it, which is fine as long as the room does not. */
public final class KnowsItsRoom {
  KnowsItsHouse room;
}
