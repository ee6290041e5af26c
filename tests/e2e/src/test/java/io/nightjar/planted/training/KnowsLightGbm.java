package io.nightjar.planted.training;

import com.microsoft.azure.synapse.ml.lightgbm.LightGBMClassifier;

/** Planted: LightGBM outside its adapter. */
final class KnowsLightGbm {
  LightGBMClassifier classifier;
}
