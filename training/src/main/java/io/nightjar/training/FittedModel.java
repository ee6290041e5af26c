package io.nightjar.training;

import org.apache.spark.ml.PipelineModel;

/**
 * A model and how long it took.
 *
 * @param model one native stage
 * @param seconds of the fit, in tenths; the deadline of later trainings comes from it
 */
record FittedModel(PipelineModel model, double seconds) {}
