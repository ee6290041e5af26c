package io.nightjar.planted.training;

import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;

/** Planted: XGBoost outside its adapter. */
final class KnowsXgboost {
  XGBoostClassifier classifier;
}
