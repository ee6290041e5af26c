/** A pipeline resolved into jobs with order, inputs and outputs, and how a backfill runs them. */
package io.nightjar.core.pipeline.plan;
