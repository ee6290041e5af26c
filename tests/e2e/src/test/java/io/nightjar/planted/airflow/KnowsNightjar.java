package io.nightjar.planted.airflow;

import io.nightjar.planted.training.Trainer;

/** Planted: the client of Airflow, of use without Nightjar, depends on a module of it. */
public final class KnowsNightjar {
  Trainer trainer;
}
