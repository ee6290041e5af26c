/** The only place that knows LightGBM. */
package io.nightjar.training.internal.lightgbm;
