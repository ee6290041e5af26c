package io.nightjar.planted.etl.ingest.csv;

import io.nightjar.planted.etl.ingest.KnowsItsRoom;

/** Planted: a room that knows the package around it, so that neither is one without the other. */
public final class KnowsItsHouse {
  KnowsItsRoom house;
}
