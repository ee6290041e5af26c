package io.nightjar.planted.scoring;

import io.nightjar.planted.training.Trainer;

/** Planted: one job module depends on another. */
final class ReachesIntoTraining {
  Trainer trainer;
}
