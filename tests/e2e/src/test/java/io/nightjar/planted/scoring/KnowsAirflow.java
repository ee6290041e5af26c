package io.nightjar.planted.scoring;

import io.nightjar.planted.airflow.KnowsNightjar;

/** Planted: a job talks to the scheduler that started it. */
final class KnowsAirflow {
  KnowsNightjar airflow;
}
