/** The only place that knows XGBoost. */
package io.nightjar.training.internal.xgboost;
